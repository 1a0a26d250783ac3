using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.Sensing;

public class TellingTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Teller _teller = new();
    private readonly Alert _alert = new();
    private readonly Telling _telling;

    public TellingTests()
    {
        var around = new Surroundings(
            null!, null!, null!, Options.Create(new SensingOptions()), _clock, NullLogger<Surroundings>.Instance);
        _telling = new Telling(_teller, _ => _alert, around);
    }

    [Fact]
    public async Task While_there_is_room_nothing_is_waited_for()
    {
        _teller.Say(new SensingOptions().MaxUntold - 1);
        await _telling.MakeRoom();
        _telling.Running.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task When_too_much_is_untold_it_is_told_first()
    {
        _alert.Answer = new();
        _teller.Say(new SensingOptions().MaxUntold);
        var room = _telling.MakeRoom();
        room.IsCompleted.ShouldBeFalse();
        _alert.Answer.SetResult(null!);
        await room;
        _teller.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_waited_for_so_long_and_then_there_is_no_room()
    {
        _alert.Answer = new();
        _teller.Say(new SensingOptions().MaxUntold);
        var room = _telling.MakeRoom();
        _clock.Advance(new SensingOptions().TellWithin - TimeSpan.FromMilliseconds(1));
        room.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Should.ThrowAsync<TimeoutException>(room)).Message.ShouldContain(_teller.Id.Value);
    }

    [Fact]
    public async Task While_telling_is_in_vain_there_is_no_room_and_nobody_waits()
    {
        _teller.Say(new SensingOptions().MaxUntold);
        _telling.Start();
        _teller.Refused.ShouldBe(1);
        await Should.ThrowAsync<TimeoutException>(_telling.MakeRoom);
        _teller.Refused.ShouldBe(1);
    }

    [Fact]
    public void What_could_not_be_told_is_not_tried_with_every_reading()
    {
        _teller.Say(1);
        _telling.Start();
        _telling.Start();
        _teller.Refused.ShouldBe(1);
        _clock.Advance(new SensingOptions().TellAgainAfter);
        _telling.Start();
        _teller.Refused.ShouldBe(2);
    }

    /// <summary>Timers go by a coarser clock: one that came too early and was sent away would never come again.</summary>
    [Fact]
    public void A_timer_that_comes_a_moment_early_is_not_in_vain()
    {
        _teller.Say(1);
        _telling.Start();
        _clock.Advance(new SensingOptions().TellAgainAfter - TimeSpan.FromMilliseconds(1));
        _telling.StartAgain();
        _teller.Refused.ShouldBe(2);
    }

    private sealed class Teller : ITeller
    {
        private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

        public int Refused { get; private set; }

        public TwinId Id { get; } = TwinId.Sensor(Cell, "1");

        private readonly List<AlertSignal> _pending = [];

        public IReadOnlyList<AlertSignal> Pending => _pending;

        public void Say(int signals) => _pending.AddRange(Enumerable.Range(1, signals).Select(i => new AlertSignal(
            AlertId.Create(Cell, $"a{i}"), Id, "rule", Cell, Severity.Red, 1, new AlertEvidence("levelM", 1, 0, 1), 1)));

        public Task Told(AlertSignal signal, AlertView alert)
        {
            _pending.Remove(signal);
            return Task.CompletedTask;
        }

        public void NotTold() => Refused++;
    }

    /// <summary>All alerts; nobody is reached while it has no answer.</summary>
    private sealed class Alert : IAlertGrain
    {
        public TaskCompletionSource<AlertView>? Answer { get; set; }

        public Task<AlertView> Signal(AlertSignal signal) =>
            Answer?.Task ?? Task.FromException<AlertView>(new TimeoutException("Nobody is reached."));

        public Task<AlertView> Acknowledge(string by, string? note) => throw new NotSupportedException("Nobody is here.");

        public Task<AlertView> Clear(string by, string? note) => throw new NotSupportedException("Nobody is here.");

        public Task<AlertView> Assign(string by, string to) => throw new NotSupportedException("Nobody is here.");

        public Task<AlertView> Escalate(DivisionCode lead) => throw new NotSupportedException("Nobody is here.");

        public Task<AlertView> EscalateForArea(DivisionCode lead) => throw new NotSupportedException("Nobody is here.");

        public Task<AlertView> Quiet(AlertQuiet? by) => throw new NotSupportedException("Nobody is here.");

        public Task<SealedContent?> Unseal(string commitment) => throw new NotSupportedException("Nobody is here.");

        public Task<AlertView> EraseNote(string by, string commitment) => throw new NotSupportedException("Nobody is here.");

        public Task<AlertView?> Get() => throw new NotSupportedException("Nobody is here.");
    }
}
