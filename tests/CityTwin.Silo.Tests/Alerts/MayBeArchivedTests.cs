using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Alerts;

/// <summary>When an alert that is not on its board has to be looked for in the archive.</summary>
public class MayBeArchivedTests
{
    private const long LeftUntil = 1_700_000_000_000;
    private const long Ahead = 300_000;

    [Theory]
    [InlineData(LeftUntil + Ahead + 1, false)]
    [InlineData(LeftUntil + Ahead, true)] // A device that is ahead by as much: it may have left with the last.
    [InlineData(LeftUntil - 86_400_000, true)] // A late reading, or one said again by a sensor that forgot its alert.
    public void A_raise_that_is_newer_than_all_that_left_was_never_archived(long timeMs, bool mayBe) =>
        Asked(new SignalAlert(Signal(step: 1, timeMs)), LeftUntil).ShouldBe(mayBe);

    [Fact]
    public void A_later_step_may_be_of_an_alert_that_was_raised_at_any_time() =>
        Asked(new SignalAlert(Signal(step: 2, LeftUntil + Ahead + 1)), LeftUntil).ShouldBeTrue();

    [Fact]
    public void What_a_person_does_and_what_is_only_read_is_looked_for()
    {
        Asked(new AcknowledgeAlert("wang", null), LeftUntil).ShouldBeTrue();
        Asked(null, LeftUntil).ShouldBeTrue();
    }

    [Fact]
    public void While_none_has_left_there_is_nothing_to_look_for()
    {
        Asked(new SignalAlert(Signal(step: 1, 0)), null).ShouldBeFalse();
        Asked(null, null).ShouldBeFalse();
    }

    private static bool Asked(AlertCommand? command, long? leftUntilMs) =>
        AlertGrain.MayBeArchived(command, leftUntilMs, TimeSpan.FromMilliseconds(Ahead));

    private static AlertSignal Signal(int step, long timeMs)
    {
        var cell = DivisionCode.Parse("500103001001007");
        return new AlertSignal(
            AlertId.Create(cell, "a1"), TwinId.Sensor(cell, "1"), "rule", cell, Severity.Red, timeMs,
            new AlertEvidence("levelM", 1, 0, timeMs), step);
    }
}
