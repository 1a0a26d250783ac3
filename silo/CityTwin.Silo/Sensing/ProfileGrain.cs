using CityTwin.Locality;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace CityTwin.Sensing;

/// <summary>Collects what a kind's sensors in a district showed each hour into the kind's seasonal profile.</summary>
[GrainType("profile"), ImplicitStreamSubscription(ProfileStream.Namespace)]
internal sealed partial class ProfileGrain(
    Residents residents,
    [PersistentState("profile")] IPersistentState<StoredProfile> stored,
    IOptions<SensingOptions> options,
    ILogger<ProfileGrain> log) : PlacedGrain(residents), IProfileGrain
{
    private SeasonalProfile _profile = null!;
    private bool _changed;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _profile = stored.State.ToProfile();
        await this.GetStreamProvider(ProfileStream.Provider)
            .GetStream<HourSamples>(ProfileStream.IdOf(this.GetPrimaryKeyString()))
            .SubscribeAsync((news, _) => Take(news));
        this.RegisterGrainTimer(
            (profile, _) => profile.Save(), this,
            new GrainTimerCreationOptions(options.Value.SaveProfilesEvery, options.Value.SaveProfilesEvery));
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Save();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task<StoredProfile> Read() => Task.FromResult(StoredProfile.Of(_profile));

    private Task Take(HourSamples news)
    {
        foreach (var sample in news.Samples)
        {
            _profile.Add(news.Sensor, new HourSample(sample.Metric, sample.HourStartMs, sample.Median));
        }

        _changed = true;
        return Task.CompletedTask;
    }

    private async Task Save()
    {
        if (!_changed)
        {
            return;
        }

        try
        {
            stored.State = StoredProfile.Of(_profile);
            await stored.WriteStateAsync();
            _changed = false;
        }
        catch (Exception error)
        {
            LogNotSaved(this.GetPrimaryKeyString(), error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Profile} was not saved; it is tried again")]
    private partial void LogNotSaved(string profile, Exception error);
}
