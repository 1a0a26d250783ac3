using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class HealthTests
{
    private static readonly NoDataRule Silent = new()
    {
        Id = "river-silent", NameZh = "", NameEn = "", Kind = River.Kind.Code, ForSeconds = 300, Severity = Severity.Yellow,
    };

    [Fact]
    public void A_sensor_never_heard_from_is_offline_and_raises_nothing()
    {
        var river = new River(Silent);
        river.State.Health.ShouldBe(SensorHealth.Offline);
        river.Tick(100_000).ShouldBe(default);
        river.State.NextDueMs(0, river.Definition, river.Rules).ShouldBe(long.MaxValue);
    }

    [Fact]
    public void Silence_makes_it_stale_then_offline_each_when_it_is_due()
    {
        var river = new River();
        var seen = river.Observe(0, 1);
        (seen.HealthChanged, river.State.Health).ShouldBe((true, SensorHealth.Online));
        Due(river).ShouldBe(180);
        river.Tick(179.9).HealthChanged.ShouldBeFalse();
        river.Tick(180).HealthChanged.ShouldBeTrue();
        river.State.Health.ShouldBe(SensorHealth.Stale);
        Due(river).ShouldBe(600);
        river.Tick(600);
        river.State.Health.ShouldBe(SensorHealth.Offline);
        Due(river).ShouldBe(null);
        river.Observe(610, 2).HealthChanged.ShouldBeTrue();
        river.State.Health.ShouldBe(SensorHealth.Online);
    }

    [Fact]
    public void A_live_sensor_is_judged_by_arrival_even_when_what_arrives_is_old()
    {
        var river = new River();
        river.Observe(-86_400, 1, receivedAt: 0);
        river.Tick(100);
        river.State.Health.ShouldBe(SensorHealth.Online);
    }

    [Fact]
    public void A_replayed_sensor_does_not_age_by_the_wall_clock()
    {
        var river = new River(Silent) { Definition = new River().Definition with { Clock = DeviceClock.Replay } };
        river.Observe(-200_000_000, 1, receivedAt: 0);
        river.Tick(1_000_000).ShouldBe(default);
        river.State.Health.ShouldBe(SensorHealth.Online);
        Due(river).ShouldBe(null);
        river.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_replayed_silence_is_an_alert_once_it_is_over()
    {
        var river = new River(Silent) { Definition = new River().Definition with { Clock = DeviceClock.Replay } };
        river.Observe(0, 1, receivedAt: 9000);
        river.Observe(299, 1, receivedAt: 9001);
        river.Alerts.ShouldBeEmpty();
        river.Observe(900, 1, receivedAt: 9002);
        (river.Only.RaisedAtMs, river.Only.ClearedAtMs).ShouldBe((River.Ms(599), River.Ms(900)));
        river.State.ActiveAlerts.ShouldBe(0);
    }

    [Fact]
    public void No_data_raises_when_due_and_the_next_reading_clears_it()
    {
        var river = new River(Silent);
        river.Observe(0, 1);
        river.Tick(299);
        river.Alerts.ShouldBeEmpty();
        river.Tick(312);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(300), "the time is of the silence, not of the look at it");
        river.Only.Severity.ShouldBe(Severity.Yellow);
        river.Tick(400);
        river.Said.Count.ShouldBe(1);
        river.Observe(420, 1);
        river.Only.ClearedAtMs.ShouldBe(River.Ms(420));
        river.Tick(800);
        river.Alerts.Count.ShouldBe(2, "the next silence is another alert");
    }

    [Fact]
    public void A_silence_that_was_the_citys_own_deafness_raises_nothing()
    {
        var river = new River(Silent);
        river.Observe(0, 1);
        river.Tick(5000, listeningSince: 4990);
        river.Alerts.ShouldBeEmpty();
        river.State.Health.ShouldBe(SensorHealth.Offline, "its value is old all the same");
        river.State.NextDueMs(River.Ms(4990), river.Definition, river.Rules).ShouldBe(River.Ms(5290));
        river.Tick(5290, listeningSince: 4990);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(300));
    }

    [Fact]
    public void A_reported_fault_stands_until_a_good_reading()
    {
        var river = new River();
        river.Observe(0, 1);
        river.State.MarkFault("levelM was 5000", River.Ms(10), river.Definition, river.Rules).HealthChanged.ShouldBeTrue();
        (river.State.Health, river.State.Fault).ShouldBe((SensorHealth.Faulty, "levelM was 5000"));
        river.Tick(200);
        river.State.Health.ShouldBe(SensorHealth.Faulty);
        river.Observe(210, 1);
        (river.State.Health, river.State.Fault).ShouldBe((SensorHealth.Online, null));
        river.State.MarkFault("overtaken", River.Ms(209), river.Definition, river.Rules).ShouldBe(default);
        river.State.Health.ShouldBe(SensorHealth.Online);
    }

    [Fact]
    public void A_sensor_that_has_only_ever_said_nonsense_is_faulty_then_offline()
    {
        var river = new River();
        river.State.MarkFault("NaN", River.Ms(0), river.Definition, river.Rules);
        river.State.Health.ShouldBe(SensorHealth.Faulty);
        Due(river).ShouldBe(600);
        river.Tick(600);
        river.State.Health.ShouldBe(SensorHealth.Offline);
    }

    [Fact]
    public void A_stuck_sensor_is_faulty_while_it_is_stuck()
    {
        var river = new River(new FlatlineRule
        {
            Id = "river-stuck", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            Epsilon = 0.01, ForSeconds = 240, MinReadings = 5,
        });
        for (var minute = 0; minute < 5; minute++)
        {
            river.State.Health.ShouldNotBe(SensorHealth.Faulty);
            river.Observe(minute * 60, 3 + (0.002 * minute));
        }

        river.State.Health.ShouldBe(SensorHealth.Faulty);
        river.State.Fault!.ShouldContain("river-stuck");
        river.Only.Severity.ShouldBe(Severity.Blue);
        river.Observe(300, 3.1);
        river.State.Health.ShouldBe(SensorHealth.Online);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void A_slow_reporter_is_not_called_stuck()
    {
        var river = new River(new FlatlineRule
        {
            Id = "river-stuck", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            ForSeconds = 240, MinReadings = 5,
        });
        river.Observe(0, 3);
        river.Observe(3600, 3);
        river.Observe(7200, 3);
        river.Alerts.ShouldBeEmpty();
    }

    private static double? Due(River river) => river.State.NextDueMs(River.Ms(-1000), river.Definition, river.Rules) is
        var due && due == long.MaxValue
        ? null
        : (due - River.Start) / 1000.0;
}
