using System.Text;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;
using CsCheck;

namespace CityTwin.Domain.Tests.Alerts;

public class AlertStateTests
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");
    private static readonly TwinId Subject = TwinId.Sensor(Cell, "0042");

    [Fact]
    public void The_id_is_derived_and_no_other_alert_has_it()
    {
        var id = AlertIdentity.Derive(Subject, "river-level-high", 1000);
        id.ShouldBe(AlertIdentity.Derive(Subject, "river-level-high", 1000));
        id.Birthplace.ShouldBe(Cell);
        new[]
        {
            id, AlertIdentity.Derive(Subject, "river-level-high", 1001), AlertIdentity.Derive(Subject, "rain", 1000),
            AlertIdentity.Derive(TwinId.Sensor(Cell, "0043"), "river-level-high", 1000),
        }.ShouldBeUnique();
    }

    /// <summary>Ids are in logs and other people's systems: how they are derived does not change.</summary>
    [Fact]
    public void The_id_of_a_known_alert_never_changes() => AlertIdentity.Derive(Subject, "river-level-high", 1_768_377_600_000)
        .Value.ShouldBe("alert:500103001001007:68630ed0600b491bc7d4cd8b41f6b8f5");

    [Fact]
    public void A_signal_said_again_changes_nothing()
    {
        var alert = Told(Signal(1, Severity.Blue), Signal(2, Severity.Red));
        alert.Decide(new SignalAlert(Signal(1, Severity.Blue)), 0).ShouldBeEmpty();
        alert.Decide(new SignalAlert(Signal(2, Severity.Red)), 0).ShouldBeEmpty();
        var cleared = Told(Signal(1, Severity.Blue), Signal(2, Severity.None));
        cleared.Decide(new SignalAlert(Signal(1, Severity.Blue)), 0).ShouldBeEmpty();
    }

    [Fact]
    public void When_it_last_climbed_is_kept_and_stepping_down_is_no_climb()
    {
        Told(Signal(1, Severity.Blue, 10)).View!.ClimbedAtMs.ShouldBeNull();
        Told(Signal(1, Severity.Blue, 10), Signal(2, Severity.Yellow, 20), Signal(3, Severity.Blue, 30)).View!.ClimbedAtMs.ShouldBe(20);
    }

    [Fact]
    public void A_rule_raises_changes_and_clears()
    {
        var alert = Told(Signal(1, Severity.Blue, 10), Signal(2, Severity.Red, 20), Signal(3, Severity.Yellow, 30), Signal(4, Severity.None, 40));
        var view = alert.View!;
        (view.Active, view.Severity, view.HighestSeverity, view.Version).ShouldBe((false, Severity.Yellow, Severity.Red, 5), "red calls the district, which is an event too");
        (view.RaisedAtMs, view.ClearedAtMs, view.UpdatedAtMs).ShouldBe((10L, 40L, 1040L));
    }

    [Fact]
    public void Acknowledging_twice_answers_the_first()
    {
        var alert = Told(Signal(1, Severity.Blue));
        alert = Apply(alert, new AcknowledgeAlert("ann", Said("on my way")), 50);
        alert.Decide(new AcknowledgeAlert("bob", Said("again")), 60).ShouldBeEmpty();
        (alert.View!.AcknowledgedBy, alert.View.Note?.Commitment, alert.View.AcknowledgedAtMs).ShouldBe(("ann", "on my way", (long?)50));
    }

    [Fact]
    public void Clearing_by_hand_outlasts_what_the_rule_says_next()
    {
        var alert = Apply(Told(Signal(1, Severity.Blue)), new ClearAlert("ann", Said("a drill")), 50);
        alert.View!.Active.ShouldBeFalse();
        alert.Decide(new SignalAlert(Signal(2, Severity.Red)), 60).ShouldBeEmpty();
        var refusal = Should.Throw<AlertRefusedException>(() => alert.Decide(new ClearAlert("bob", null), 70));
        refusal.Missing.ShouldBeFalse();
        refusal.Message.ShouldContain("cleared already");
    }

    [Fact]
    public void An_alert_may_be_seen_after_it_was_cleared() =>
        Apply(Told(Signal(1, Severity.Blue), Signal(2, Severity.None)), new AcknowledgeAlert("ann", null), 50)
            .View!.Acknowledged.ShouldBeTrue();

    [Fact]
    public void There_is_nothing_to_see_or_clear_before_it_is_raised()
    {
        Should.Throw<AlertRefusedException>(() => AlertState.None.Decide(new AcknowledgeAlert("ann", null), 1)).Missing.ShouldBeTrue();
        Should.Throw<AlertRefusedException>(() => AlertState.None.Decide(new ClearAlert("ann", null), 1)).Missing.ShouldBeTrue();
        AlertState.None.Decide(new SignalAlert(Signal(1, Severity.None)), 1).ShouldBeEmpty();
    }

    [Fact]
    public void The_log_has_stable_names_and_canonical_payloads()
    {
        var (alert, lines) = (AlertState.None, new List<string>());
        foreach (var command in new AlertCommand[]
        {
            new SignalAlert(Signal(1, Severity.Blue, 10)), new SignalAlert(Signal(2, Severity.Red, 20)),
            new AcknowledgeAlert("ann", Said("c0de")), new ClearAlert("ann", null), new EraseAlertNote("root", "c0de"),
        })
        {
            foreach (var happened in alert.Decide(command, 2000))
            {
                alert = alert.Evolve(happened);
                var entry = AlertEventLog.Entry(happened, alert).Entry;
                entry.District.Value.ShouldBe("500103");
                entry.EventId.ShouldBe($"{happened.Id}#{happened.Version}");
                lines.Add($"{entry.Type} {Encoding.UTF8.GetString(entry.Payload)}".Replace(happened.Id.Value, "ID", StringComparison.Ordinal));
            }
        }

        lines.ShouldBe(
        [
            """alert.raised {"cell":"500103001001007","evidence":{"limit":10,"metric":"levelM","timeMs":10,"value":12.5},"id":"ID","occurredAtMs":10,"recordedAtMs":2000,"rule":"river-level-high","severity":"IV","subject":"sensor:500103001001007:0042","type":"alert.raised","version":1}""",
            """alert.severity-changed {"evidence":{"limit":10,"metric":"levelM","timeMs":20,"value":12.5},"id":"ID","occurredAtMs":20,"recordedAtMs":2000,"severity":"I","type":"alert.severity-changed","version":2}""",
            """alert.escalated {"id":"ID","lead":"500103","occurredAtMs":20,"recordedAtMs":2000,"type":"alert.escalated","version":3,"why":"severity"}""",
            """alert.acknowledged {"by":"ann","id":"ID","note":{"commitment":"c0de","lengthBytes":9,"mediaType":"text/plain"},"occurredAtMs":2000,"recordedAtMs":2000,"type":"alert.acknowledged","version":4}""",
            """alert.cleared {"by":"ann","id":"ID","occurredAtMs":2000,"recordedAtMs":2000,"type":"alert.cleared","version":5}""",
            """alert.note-erased {"by":"root","commitment":"c0de","id":"ID","occurredAtMs":2000,"recordedAtMs":2000,"type":"alert.note-erased","version":6}""",
        ]);
        alert.View!.Note.ShouldBeNull("it is gone");
    }

    [Fact]
    public void Whatever_is_asked_of_it_versions_count_the_events_and_the_highest_severity_never_falls() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 8], Gen.Int[0, 4]).Array[1, 40].Sample(commands =>
        {
            var (alert, events) = (AlertState.None, 0);
            foreach (var (severity, step, what) in commands)
            {
                AlertCommand command = what switch
                {
                    0 => new AcknowledgeAlert("ann", null),
                    1 => new ClearAlert("ann", null),
                    _ => new SignalAlert(Signal(step, (Severity)severity)),
                };
                var before = alert.View;
                try
                {
                    foreach (var happened in alert.Decide(command, 1))
                    {
                        alert = alert.Evolve(happened);
                        events++;
                    }
                }
                catch (AlertRefusedException)
                {
                    alert.View.ShouldBe(before);
                }

                (alert.View?.Version ?? 0).ShouldBe(events);
                ((alert.View?.HighestSeverity ?? 0) >= (alert.View?.Severity ?? 0)).ShouldBeTrue();
                (before is { Active: false } && alert.View!.Active).ShouldBeFalse("a cleared alert never comes back");
            }
        });

    private static AlertSignal Signal(int step, Severity severity, long timeMs = 10) => new(
        AlertIdentity.Derive(Subject, "river-level-high", 10), Subject, "river-level-high", Cell, severity, timeMs,
        new AlertEvidence("levelM", 12.5, 10, timeMs), step);

    private static AlertState Told(params AlertSignal[] signals) =>
        signals.Aggregate(AlertState.None, (alert, signal) => Apply(alert, new SignalAlert(signal), 1000 + signal.TimeMs));

    private static AlertState Apply(AlertState alert, AlertCommand command, long nowMs) =>
        alert.Decide(command, nowMs).Aggregate(alert, (state, happened) => state.Evolve(happened));

    private static SealedItem Said(string commitment) => new(commitment, "text/plain", 9);
}
