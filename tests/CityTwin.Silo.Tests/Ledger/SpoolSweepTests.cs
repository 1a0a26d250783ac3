using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ledger;
using CityTwin.Ledger.Spool;
using CityTwin.Sensing;
using CityTwin.Warnings;
using CityTwin.WorkOrders;
using CityTwin.Silo.Tests.Ingest.Log;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization;

namespace CityTwin.Silo.Tests.Ledger;

/// <summary>What lies on a disk of a log that is written elsewhere.</summary>
public sealed class SpoolSweepTests : IDisposable
{
    private static readonly DivisionCode Here = DivisionCode.Parse("500103");

    private static readonly Serializer<LoggedEvent> Serializer = new ServiceCollection().AddSerializer()
        .BuildServiceProvider().GetRequiredService<Serializer<LoggedEvent>>();

    private readonly FakeTimeProvider _clock = new();
    private readonly LedgerOptions _options = new();
    private readonly Elsewhere _log = new();
    private readonly EventSpool _spool;
    private readonly SpoolSweep _sweep;

    public SpoolSweepTests()
    {
        _spool = new EventSpool(
            new FaultyFolder(), Serializer, Options.Create(_options), _clock, NullLogger<EventSpool>.Instance);
        _sweep = new SpoolSweep(
            _spool, _ => _log, Options.Create(_options), _clock, NullLogger<SpoolSweep>.Instance);
    }

    [Fact]
    public async Task What_a_log_took_is_let_go_of_when_it_was_offered_once_more_after_a_while()
    {
        await _spool.Write([Entry(1)]);
        await _sweep.Sweep();
        await _sweep.Sweep();
        _log.Offered.ShouldBe([[1]], "once is enough for now");
        _spool.Of(Here).Count.ShouldBe(1, "storage may lose what it has just taken");

        _clock.Advance(_options.SettleFor);
        await _sweep.Sweep();
        _log.Offered.ShouldBe([[1], [1]]);
        _spool.Of(Here).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_does_not_take_the_second_time_stays()
    {
        await _spool.Write([Entry(1)]);
        await _sweep.Sweep();
        _clock.Advance(_options.SettleFor);
        _log.Fault = new TimeoutException("Nobody answers.");
        await _sweep.Sweep();
        _spool.Of(Here).Count.ShouldBe(1);

        _log.Fault = null;
        await _sweep.Sweep();
        _spool.Of(Here).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_new_is_offered_at_once_and_its_time_begins_anew()
    {
        await _spool.Write([Entry(1)]);
        await _sweep.Sweep();
        _clock.Advance(_options.SettleFor);
        await _spool.Write([Entry(2)]);
        await _sweep.Sweep();
        _log.Offered.ShouldBe([[1], [1, 2]]);
        _spool.Of(Here).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_log_that_came_back_here_sees_to_its_own()
    {
        await _spool.Write([Entry(1)]);
        await _sweep.Sweep();
        _spool.Attend(Here);
        await _sweep.Sweep();
        _spool.Leave(Here);
        _clock.Advance(_options.SettleFor);

        await _sweep.Sweep();

        _spool.Of(Here).Count.ShouldBe(1, "what was offered before it came back is forgotten");
        _log.Offered.Count.ShouldBe(2);
    }

    public void Dispose() => _spool.Dispose();

    private static LoggedEvent Entry(long sequence)
    {
        var cell = DivisionCode.Parse($"{Here}001001001");
        var id = AlertId.Create(cell, "a");
        var view = new AlertView(
            id, (int)sequence, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, 1, null, null, null,
            null, new AlertEvidence("levelM", 1, 0, 1), 1);
        return new LoggedEvent(
            new LogEntry(Here, sequence, $"{id}#{sequence}", "alert.raised", id.Value, 1, 1, [1, 2, 3]), view);
    }

    /// <summary>The district's log, on another silo.</summary>
    private sealed class Elsewhere : IDistrictLogInside
    {
        public List<long[]> Offered { get; } = [];

        public Exception? Fault { get; set; }

        public Task Adopt(IReadOnlyList<LoggedEvent> entries)
        {
            Offered.Add([.. entries.Select(entry => entry.Entry.Sequence)]);
            return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
        }

        public Task<(AlertRecord? Alert, long? LeftUntilMs, AlertQuiet? Quiet)> Find(AlertId id, AlertSignal? raise) =>
            throw new NotSupportedException("Nothing is looked for.");

        public Task<(MissionView? Mission, bool MayBeArchived)> FindMission(MissionId id) => throw new NotSupportedException();

        public Task<IReadOnlyList<HistoryCount>> OrderHistory(DivisionCode street) =>
            throw new NotSupportedException("Nothing is looked for.");

        public Task<(WorkOrderView? Order, bool MayBeArchived)> FindOrder(WorkOrderId id) =>
            throw new NotSupportedException("Nothing is looked for.");

        public Task<(AlertWindowView? Window, int Open)> FindWindow(AlertWindowId id) =>
            throw new NotSupportedException("Nothing is looked for.");

        public Task<WarningView?> FindWarning(WarningId id) =>
            throw new NotSupportedException("Nothing is looked for.");

        public Task<LogPage> ReadStored(long afterSequence, int max) =>
            throw new NotSupportedException("Nothing is looked for.");
    }
}
