using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Locality;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace CityTwin.Governance;

/// <summary>A district's centre, or the city's: the newest counts of its children and their sum.</summary>
[GrainType("centre"), KeepAlive, Reentrant]
internal sealed class CentreGrain(
    Residents residents,
    IOptions<GovernanceOptions> options,
    TimeProvider clock,
    ILogger<CentreGrain> log) : PlacedGrain(residents), ICentreGrain
{
    private readonly CountVectors _counts = new();
    private readonly HashSet<TwinId> _changed = [];
    private readonly ObserverManager<ICentreObserver> _observers = new(options.Value.SubscriptionLasts, log)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    private CountVector _total = CountVectors.Zero(default, 0);
    private GrowingVersion _version;
    private Speaking? _speaking;

    private TwinId Id => TwinId.Parse(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _speaking = new Speaking(this, options.Value.SpeakEvery, Speak);
        Sum();
        if (Id.Birthplace.Parent is not null)
        {
            this.RegisterGrainTimer(
                (centre, _) => centre.Repeat(), this,
                new GrainTimerCreationOptions(options.Value.RepeatEvery, options.Value.RepeatEvery) { Interleave = true });
        }
    }

    public Task Report(CountVector child)
    {
        if (_counts.Apply(child))
        {
            _changed.Add(child.Source);
            _speaking!.Want();
        }

        return Task.CompletedTask;
    }

    public Task<CentreCounts> Counts() => Task.FromResult(Current());

    public Task<CentreCounts> Subscribe(ICentreObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(Current());
    }

    public Task Unsubscribe(ICentreObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private CentreCounts Current()
    {
        if (_changed.Count > 0)
        {
            Sum();
        }

        return new CentreCounts(_total, _counts.Children);
    }

    private void Sum() => _total = _counts.Total(Id, _version.Next(clock));

    private async Task Speak()
    {
        Sum();
        var changed = _counts.Children.Where(child => _changed.Contains(child.Source)).ToArray();
        _changed.Clear();
        _observers.Notify(observer => observer.OnCounts(_total, changed)).Ignore();
        await Repeat();
    }

    private Task Repeat() => Id.Birthplace.Parent is { } parent
        ? GrainFactory.Grain<ICentreGrain>(TwinId.Centre(parent).Value).Report(_total)
        : Task.CompletedTask;
}
