using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// A district's dispatch desk: hears its log as it is written, launches by rule, offers missions to units, and sees to it
/// that each is done, fails or is aborted (ADR 15). What is decided is in the log; what the desk owes is found again on the
/// boards by whichever activation comes next.
/// </summary>
/// <remarks>Reentrant: units, orders and missions are asked while entries are heard. Fields are touched only between awaits.</remarks>
[GrainType("dispatch"), KeepAlive, Reentrant]
internal sealed partial class DispatchGrain(
    [PersistentState("dispatch")] IPersistentState<DispatchRecord> state, Residents residents, CityCatalogue city, LaunchRules rules,
    UnitChooser chooser, IUnitRouter router, DispatchTroubles troubles, ArrivalBook arrivals, IOptions<DispatchOptions> options, TimeProvider clock,
    ILogger<DispatchGrain> log) : PlacedGrain(residents), IDispatchGrain, IDispatchInside
{
    private readonly DispatchOptions _options = options.Value;
    private readonly Dictionary<MissionId, MissionView> _missions = [];
    private OwedWork _owed = null!;

    private const string Weighing = "weighing", Renewing = "renewing its lease", Listening = "listening for its unit";

    /// <summary>Missions at which a part of the look failed, and has not gone well since.</summary>
    private Pauses<(string Part, MissionId Mission)> _failing = null!;

    private bool _passing;
    private bool _again;

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    private DispatchDefinition Dispatching => city.Fleet.Dispatch;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private IDistrictLogGrain Log => GrainFactory.Grain<IDistrictLogGrain>(District.Value);

    private TimeSpan LeaseFor => TimeSpan.FromSeconds(Dispatching.Times.LeaseSeconds);

    private IEnumerable<MissionView> Open => _missions.Values.Where(mission => mission.IsOpen);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _kept = state.State;
        _awakeAtMs = NowMs;
        _owed = new OwedWork(_options, clock, (key, times, error) => LogOwed(District, key, times, error));
        _failing = new Pauses<(string, MissionId)>(_options.FirstPause, _options.LongestPause, _options.TellFailureAgainAfter, _options.MaxOwed);
        this.RegisterGrainTimer(
            (grain, _) => grain.Pass(), this, new GrainTimerCreationOptions(TimeSpan.Zero, _options.LookEvery) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        troubles.Set(District, 0); // What fails here is another silo's to tell.
        router.CloseAir(District.Value, []); // Where the desk goes on it says so again; what it opens there is not to stay closed here.
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Attend() => Task.CompletedTask;

    /// <summary>One look at everything: what was heard, what is due, who waits. Each part fails apart from the others.</summary>
    private async Task Pass()
    {
        if (_passing)
        {
            _owed.Begin(); // Who is owed a word waits for nothing that the look is waiting for.
            _again = true;
            return;
        }

        _passing = true;
        try
        {
            do
            {
                _again = false;
                await Part("following the log", Follow);
                await Part("tending units", Tend);
                _owed.Begin(); // Who is owed a word does not wait for those who are weighed next; who is let go may be one of them.
                await Part("placing missions", Place);
            }
            while (_again);

            troubles.Set(District, _owed.Failing + _failing.Count);
        }
        finally
        {
            _passing = false;
        }
    }

    /// <summary>Something has changed that the next look should see at once.</summary>
    private void Look() => Pass().Ignore();

    private async Task Part(string part, Func<Task> work)
    {
        try
        {
            await work();
            _failedParts.Remove(part);
        }
        catch (Exception error)
        {
            if (_failedParts.Add(part))
            {
                LogPartFailed(District, part, error); // Once until it has gone well: it is tried at every look.
            }
        }
    }

    private readonly HashSet<string> _failedParts = new(StringComparer.Ordinal);

    /// <summary>What a part does for one mission: where that fails it costs that mission its turn, and no other.</summary>
    private void Apart(string part, MissionId mission, Action work)
    {
        try
        {
            work();
            _failing.Done((part, mission));
        }
        catch (Exception error)
        {
            Failed(part, mission, error);
        }
    }

    private void ForgetFailures(MissionId mission)
    {
        foreach (var part in new[] { Weighing, Renewing, Listening })
        {
            _failing.Done((part, mission));
        }
    }

    private void Failed(string part, MissionId mission, Exception error)
    {
        var times = _failing.Failed((part, mission), NowMs, out var tell);
        if (tell)
        {
            LogMissionFailed(District, mission, part, times, error);
        }
    }

    private IMissionGrain Mission(MissionId id) => GrainFactory.Grain<IMissionGrain>(id.Value);

    private IUnitGrain Unit(TwinId unit) => GrainFactory.Grain<IUnitGrain>(unit.Value);

    /// <summary>Has a mission do something, and knows at once how it stands then.</summary>
    private async Task<MissionView> Do(MissionId id, MissionCommand command, string by = MissionActors.Desk, string? requestId = null)
    {
        var mission = await Mission(id).Do(new MissionRequest(command, by, requestId));
        Note(mission);
        return mission;
    }

    private Task<T> Within<T>(Task<T> answer) => answer.WaitAsync(_options.AnswerWithin, clock);

    private Task Within(Task answer) => answer.WaitAsync(_options.AnswerWithin, clock);

    [LoggerMessage(LogLevel.Warning, "Dispatch of {District}: {Key} could not be done, {Times} times now; it is tried again, ever more rarely")]
    private partial void LogOwed(DivisionCode district, string key, int times, Exception error);

    [LoggerMessage(LogLevel.Warning, "Dispatch of {District}: {Part} failed at {Mission}, {Times} times now; it is tried again, and the others have their turn")]
    private partial void LogMissionFailed(DivisionCode district, MissionId mission, string part, int times, Exception error);

    [LoggerMessage(LogLevel.Warning, "Dispatch of {District}: {Part} failed; it is tried at the next look")]
    private partial void LogPartFailed(DivisionCode district, string part, Exception error);
}
