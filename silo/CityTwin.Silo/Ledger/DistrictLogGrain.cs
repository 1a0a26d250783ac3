using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ledger.Spool;
using CityTwin.Locality;
using CityTwin.Warnings;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace CityTwin.Ledger;

/// <summary>
/// Sequences, syncs on this silo's disk, publishes, and then stores (ADR 9). Appends that arrive while one is being
/// written go together in the next write; entries that arrive while some are being stored go together in the next store.
/// </summary>
/// <remarks>
/// Reentrant, so that reading and joining the next write need not wait for disk or storage. The fields are touched only
/// between awaits; only <see cref="WriteAll"/> moves the head, and only <see cref="StoreAll"/> what is stored.
/// </remarks>
[GrainType("district-log"), KeepAlive, Reentrant]
internal sealed partial class DistrictLogGrain(
    Residents residents,
    EventSpool spool,
    JournalStore journals,
    BoardStore boards,
    BoardArchive archive,
    EvaluationArchive evaluated,
    AlertIntake intake,
    LadderRhythm ladder,
    IOptions<LedgerOptions> options,
    TimeProvider clock,
    ILogger<DistrictLogGrain> log) : PlacedGrain(residents), IDistrictLogGrain, IDistrictLogInside
{
    private readonly LedgerOptions _options = options.Value;
    private readonly ObserverManager<IDistrictLogObserver> _observers = new(options.Value.SubscriptionLasts, log)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    private DistrictBoards _boards = new();
    private LogTail _tail = new(0);

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        var journal = await Begin(cancellationToken);
        _strangers = await TakeUp(journal, spool.Attend(District));
        AdoptStrangers().Ignore(); // What is not adopted stays on the disk and is tried again.
        intake.Begin(_boards);
        StoreSoon();
        AttendLedger();
        AttendDesk();
        AttendDispatch();
        this.RegisterGrainTimer(
            (grain, _) => grain.Settle(), this,
            new GrainTimerCreationOptions(_options.SettleFor / 2, _options.SettleFor / 2) { Interleave = true });
        this.RegisterGrainTimer(
            (grain, _) => grain.SeeToOrders(), this,
            new GrainTimerCreationOptions(_options.SweepClocksEvery, _options.SweepClocksEvery) { Interleave = true });
        this.RegisterGrainTimer(
            (grain, _) => grain.SeeToMissions(), this,
            new GrainTimerCreationOptions(_options.SweepClocksEvery, _options.SweepClocksEvery) { Interleave = true });
        this.RegisterGrainTimer(
            (grain, _) => grain.SeeToQuiet(), this,
            new GrainTimerCreationOptions(_options.SweepClocksEvery, _options.SweepClocksEvery) { Interleave = true });
        this.RegisterGrainTimer(
            (grain, _) => grain.CallUp(), this,
            new GrainTimerCreationOptions(ladder.Every, ladder.Every) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await StopStoring(cancellationToken);
        intake.End();
        spool.Leave(District);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public async Task<LogPage> Read(long afterSequence, int max)
    {
        var (after, head) = (Math.Max(0, afterSequence), _tail.Head);
        max = Math.Clamp(max, 1, _options.MaxEntriesPerRead);
        if (after >= head)
        {
            return new LogPage([], head);
        }

        if (after >= _tail.StoredSequence)
        {
            return new LogPage([.. _tail.After(after).Take(max)], head);
        }

        return new LogPage(await (await Journal()).Read(after, max), _tail.Head);
    }

    public Task<long> Head() => Task.FromResult(_tail.Head);

    public Task Stored(long sequence) => _tail.Until(sequence);

    public Task<long> Subscribe(IDistrictLogObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(_tail.Head);
    }

    public Task Unsubscribe(IDistrictLogObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task<AlertPage> ListAlerts(AlertQuery query) =>
        Task.FromResult(_boards.Alerts.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxAlertsPerPage) }));

    public Task<WorkOrderPage> ListOrders(WorkOrderQuery query) =>
        Task.FromResult(_boards.Orders.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxOrdersPerPage) }));

    public Task<WarningPage> ListWarnings(WarningQuery query) =>
        Task.FromResult(_boards.Warnings.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxWarningsPerPage) }));

    public Task<WarningView?> FindWarning(WarningId id) => Task.FromResult(_boards.Warnings.Find(id));

    public Task<(AlertRecord? Alert, long? LeftUntilMs, AlertQuiet? Quiet)> Find(AlertId id, AlertSignal? raise)
    {
        var (found, board) = (_boards.Find(id), _boards.Alerts);
        return Task.FromResult((
            found is null ? null : AlertRecord.Of(found), board.HasLeft ? board.LeftUntilMs : (long?)null,
            raise is null ? null : _boards.Windows.Quiet(raise.Subject, raise.Rule, raise.Cell, raise.Severity, raise.TimeMs)));
    }

    public Task<(WorkOrderView? Order, bool MayBeArchived)> FindOrder(WorkOrderId id) =>
        Task.FromResult((_boards.Find(id), _boards.Orders.HasLeft));

    public Task<MissionPage> ListMissions(MissionQuery query) =>
        Task.FromResult(_boards.Missions.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxMissionsPerPage) }, _tail.Head));

    public Task<(MissionView? Mission, bool MayBeArchived)> FindMission(MissionId id) =>
        Task.FromResult((_boards.Find(id), _boards.Missions.HasLeft));

    public Task<IReadOnlyList<LikelyDuplicate>> LikelyDuplicates(WorkOrderId id, int max) =>
        Task.FromResult<IReadOnlyList<LikelyDuplicate>>(_boards.Find(id) is not { } order ? [] :
        [
            .. intake.Likely(order, Math.Clamp(max, 1, _options.MaxDuplicatesPerAnswer)).Select(match => new LikelyDuplicate(
                WorkOrderId.Parse(match.Id), match.Score, match.Describe(chinese: true), match.Describe(chinese: false))),
        ]);

    public Task<IReadOnlyList<HistoryCount>> OrderHistory(DivisionCode street) =>
        Task.FromResult(_boards.Orders.History(street));

    private void Publish(IReadOnlyList<LoggedEvent> entries)
    {
        if (entries.Count > 0)
        {
            var district = District;
            _observers.Notify(observer => observer.OnAppended(district, entries)).Ignore();
            TellDispatch(entries);
        }
    }
}
