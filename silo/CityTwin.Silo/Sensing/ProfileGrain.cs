using CityTwin.Locality;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace CityTwin.Sensing;

/// <summary>Collects a kind's hourly samples in a district and keeps the newest of each hour of the week.</summary>
[GrainType("profile"), ImplicitStreamSubscription(ProfileStream.Namespace)]
internal sealed partial class ProfileGrain(
    Residents residents,
    [PersistentState("profile")] IPersistentState<StoredProfile> stored,
    IOptions<SensingOptions> options,
    ILogger<ProfileGrain> log) : PlacedGrain(residents), IProfileGrain
{
    private ProfileSamples _samples = null!;
    private bool _changed;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _samples = new ProfileSamples(stored.State.Samples);
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

    public Task<HourSamples> Read() => Task.FromResult(_samples.ToStored());

    private Task Take(HourSamples news)
    {
        _samples.Add(news);
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
            stored.State = new StoredProfile { Samples = _samples.ToStored() };
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
