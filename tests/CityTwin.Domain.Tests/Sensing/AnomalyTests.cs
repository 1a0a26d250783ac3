using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class AnomalyTests
{
    private static readonly AnomalyRule Unusual = new()
    {
        Id = "river-unusual", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
        Levels = [new RuleLevel(Severity.Blue, 6, 4), new RuleLevel(Severity.Yellow, 12, 8)], MinDeviation = 0.1,
    };

    private static readonly TwinId Gauge = TwinId.Sensor(River.Cell, "0042");

    [Fact]
    public void Without_a_profile_the_sensors_own_window_says_what_is_usual()
    {
        var river = new River(Unusual);
        for (var minute = 0; minute < 8; minute++)
        {
            river.Observe(minute * 60, 3 + (0.01 * (minute % 3)));
        }

        river.Observe(480, 3.5);
        river.Alerts.ShouldBeEmpty("half a metre is 5 of the least deviation");
        river.Observe(540, 3.7);
        river.Only.Severity.ShouldBe(Severity.Blue);
        river.Only.Evidence.Value.ShouldBe(3.7);
        river.Only.Evidence.Limit.ShouldBe(3.61, tolerance: 0.001);
    }

    [Fact]
    public void A_few_samples_say_nothing_about_what_is_usual()
    {
        var river = new River(Unusual);
        for (var minute = 0; minute < 8; minute++)
        {
            river.Observe(minute * 60, minute == 7 ? 900 : 3);
        }

        river.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void The_profile_knows_that_what_is_usual_by_day_is_not_by_night()
    {
        var profile = new SeasonalProfile();
        const long hourMs = 3_600_000;
        for (var hour = 0L; hour < 24 * 36; hour++)
        {
            var at = River.Start - (36 * 24 * hourMs) + (hour * hourMs);
            profile.Add(Gauge, new HourSample(River.Metric, at, Daily(at) + (0.02 * (hour % 5))));
        }

        var river = new River(Unusual) { Profile = profile };
        var evening = Daily(River.Ms(10.5 * 3600));
        river.Observe(10.5 * 3600, evening);
        river.Alerts.ShouldBeEmpty();
        river.Observe(22.5 * 3600, evening);
        river.Only.Severity.ShouldBe(Severity.Yellow, "the level of half past six in the evening, in the morning");
    }

    [Fact]
    public void An_hour_that_is_over_is_handed_on_as_its_median()
    {
        var river = new River(Unusual);
        river.Observe(3000, 1);
        river.Observe(3300, 9);
        river.Observe(3500, 2).Hours.ShouldBeNull();
        river.Observe(3601, 50).Hours.ShouldBe([new HourSample(River.Metric, River.Start, 2)]);
        river.Observe(3602, 50).Hours.ShouldBeNull();
    }

    private static double Daily(long timeMs) => 5 + (3 * Math.Sin(2 * Math.PI * timeMs / 86_400_000));
}
