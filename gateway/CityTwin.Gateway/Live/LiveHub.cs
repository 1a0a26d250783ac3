using CityTwin.City;
using CityTwin.Gateway.Access;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Live;

/// <summary>What the gateway follows of the city, once for all its watchers.</summary>
internal sealed class LiveHub : IAsyncDisposable
{
    private readonly StreamSlots _slots;
    private readonly TimeSpan _skew;
    private readonly RevokedAccess _revoked;
    /// <summary>Set when the gateway stops: streams end then, each with where to go on from.</summary>
    private readonly CancellationToken _stopping;
    private int _watchers;

    public LiveHub(
        IClusterClient cluster, ClusterPulse pulse, IOptions<LiveOptions> options, IOptions<AuthOptions> auth, RevokedAccess revoked,
        TimeProvider clock, IHostApplicationLifetime lifetime, ILoggerFactory logs)
    {
        (_skew, _revoked) = (auth.Value.ClockSkew, revoked);
        (Clock, Options, _stopping) = (clock, options.Value, lifetime.ApplicationStopping);
        _slots = new StreamSlots(Options.MaxWatchersPerPrincipal);
        Streets = new(
            street => new StreetFeed(street, cluster, Options, clock, logs.CreateLogger<StreetFeed>()),
            Options.Linger, clock, pulse);
        Centres = new(
            centre => new CentreFeed(centre, cluster, Options, clock, logs.CreateLogger<CentreFeed>()),
            Options.Linger, clock, pulse);
        Districts = new(
            district => new DistrictFeed(district, cluster, Options, clock, logs.CreateLogger<DistrictFeed>()),
            Options.Linger, clock, pulse);
        Fleets = new(
            district => new FleetFeed(district, cluster, Options, clock, logs.CreateLogger<FleetFeed>()),
            Options.Linger, clock, pulse);
    }

    public TimeProvider Clock { get; }

    public LiveOptions Options { get; }

    public FeedPool<DivisionCode, StreetFeed> Streets { get; }

    public FeedPool<DivisionCode, CentreFeed> Centres { get; }

    public FeedPool<DivisionCode, DistrictFeed> Districts { get; }

    public FeedPool<DivisionCode, FleetFeed> Fleets { get; }

    /// <summary>What all who watch orders are told alike.</summary>
    public OrderFaces OrderFaces { get; } = new();

    /// <summary>Runs a caller's stream for as long as it may run, counted in among those that are open.</summary>
    public async Task Watch(ServerCallContext context, Caller caller, Func<CancellationToken, Task> stream)
    {
        using var life = new StreamLife(context, caller, _skew, _revoked, Clock, _stopping);
        await Watch(caller.Subject, () => life.Run(stream));
    }

    private async Task Watch(string subject, Func<Task> watcher)
    {
        if (!_slots.TryTake(subject))
        {
            throw Refusal.Full(
                $"'{subject}' has {Options.MaxWatchersPerPrincipal} streams open, as many as one principal may; end one first.");
        }

        try
        {
            if (Interlocked.Increment(ref _watchers) > Options.MaxWatchers)
            {
                throw Refusal.Unavailable(
                    $"{Options.MaxWatchers} streams are open already; try another gateway.", TimeSpan.FromSeconds(30));
            }

            await watcher();
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
            _slots.GiveBack(subject);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Streets.DisposeAsync();
        await Centres.DisposeAsync();
        await Districts.DisposeAsync();
        await Fleets.DisposeAsync();
    }
}
