using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class SeasonalProfileTests
{
    private const string Metric = "vehiclesPerHour";
    private const long HourMs = 3_600_000;

    /// <summary>A Thursday, 1970-01-01, hour 0 of the week.</summary>
    private const long Start = 0;

    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    [Fact]
    public void Two_hundred_sensors_of_one_hour_are_one_sample_of_one_week()
    {
        var profile = new SeasonalProfile();
        Tell(profile, sensors: 200, fromDay: 0, days: 2, Day);
        profile.Hours.Count().ShouldBe(48);
        profile.TryExpect(Sensor(1), Metric, At(day: 2, hour: 12), out _, out _).ShouldBeFalse("two days are not five");

        Tell(profile, sensors: 200, fromDay: 2, days: 4, Day);
        profile.TryExpect(Sensor(1), Metric, At(day: 6, hour: 12), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Sensors_of_different_level_share_the_rhythm_and_keep_their_level()
    {
        var profile = new SeasonalProfile();
        Tell(profile, sensors: 50, fromDay: 0, days: 8, Day);

        Expected(profile, Sensor(0), 8, 12).ShouldBe(Level(0) + Day(12), tolerance: 1);
        Expected(profile, Sensor(49), 8, 12).ShouldBe(Level(49) + Day(12), tolerance: 1);
        Expected(profile, Sensor(49), 8, 3).ShouldBe(Level(49) + Day(3), tolerance: 1);
        profile.TryExpect(Sensor(50), Metric, At(8, 12), out _, out _).ShouldBeFalse("its level is not known");
    }

    [Fact]
    public void An_hour_of_the_week_speaks_from_four_weeks_on()
    {
        var profile = new SeasonalProfile();
        Tell(profile, sensors: 3, fromDay: 0, days: 3 * 7, WithSundays);
        Expected(profile, Sensor(1), day: 24, hour: 12).ShouldBe(Level(1) + Day(12), tolerance: 1, "three Sundays are few");
        Tell(profile, sensors: 3, fromDay: 3 * 7, days: 2 * 7, WithSundays);
        Expected(profile, Sensor(1), day: 38, hour: 12).ShouldBe(Level(1) + 40, tolerance: 1);
        Expected(profile, Sensor(1), day: 37, hour: 12).ShouldBe(Level(1) + Day(12), tolerance: 1);

        static double WithSundays(int day, int hour) => day % 7 == 3 ? 40 : Day(hour);
    }

    [Fact]
    public void Old_weeks_are_forgotten_and_one_wild_week_moves_nothing()
    {
        var profile = new SeasonalProfile();
        Tell(profile, sensors: 1, fromDay: 0, days: 20 * 7, (_, hour) => hour == 12 ? 10 : 0);
        Tell(profile, sensors: 1, fromDay: 20 * 7, days: 10 * 7, (day, hour) => hour != 12 ? 0 : day / 7 == 25 ? 1000 : 50);
        Expected(profile, Sensor(0), 30 * 7, 12).ShouldBe(Level(0) + 50, tolerance: 1e-3);
        profile.Hours.Count().ShouldBe(168 * SeasonalProfile.WeeksPerHour);
    }

    [Fact]
    public void The_scale_is_that_of_the_sensors_too_not_only_that_of_their_median()
    {
        var profile = new SeasonalProfile();
        for (var hour = 0; hour < 8 * 24; hour++)
        {
            for (var i = 0; i < 101; i++)
            {
                var scatter = hour % 24 == 12 ? (i - 50) * (hour / 24 % 2 == 0 ? 1 : -1) : 0;
                profile.Add(Sensor(i), new HourSample(Metric, Start + (hour * HourMs), Level(i) + scatter));
            }
        }

        profile.TryExpect(Sensor(7), Metric, At(8, 12), out var location, out var scale).ShouldBeTrue();
        location.ShouldBe(Level(7), tolerance: 1e-3);
        scale.ShouldBe(1.4826 * 25, tolerance: 1e-3);
    }

    [Fact]
    public void A_sample_told_twice_or_very_late_changes_nothing()
    {
        var (once, twice) = (new SeasonalProfile(), new SeasonalProfile());
        Tell(once, sensors: 5, fromDay: 0, days: 7, Day);
        Tell(twice, sensors: 5, fromDay: 0, days: 7, Day);
        twice.Add(Sensor(1), new HourSample(Metric, At(6, 23), Level(1) + Day(23)));
        twice.Add(Sensor(1), new HourSample(Metric, At(3, 12), 9_999));
        twice.Hours.ShouldBe(once.Hours);
        once.Hours.Count().ShouldBe(7 * 24);
        Expected(twice, Sensor(1), 7, 12).ShouldBe(Expected(once, Sensor(1), 7, 12));
    }

    [Fact]
    public void A_profile_taken_up_again_expects_the_same()
    {
        var profile = new SeasonalProfile();
        Tell(profile, sensors: 5, fromDay: 0, days: 9, Day);
        var again = SeasonalProfile.Restore(profile.Hours.ToList(), profile.Levels.ToList());
        for (var hour = 0; hour < 24; hour++)
        {
            Expected(again, Sensor(2), 9, hour).ShouldBe(Expected(profile, Sensor(2), 9, hour));
        }
    }

    private static void Tell(SeasonalProfile profile, int sensors, int fromDay, int days, Func<int, double> deviation) =>
        Tell(profile, sensors, fromDay, days, (_, hour) => deviation(hour));

    private static void Tell(
        SeasonalProfile profile, int sensors, int fromDay, int days, Func<int, int, double> deviation)
    {
        for (var hour = fromDay * 24; hour < (fromDay + days) * 24; hour++)
        {
            for (var i = 0; i < sensors; i++)
            {
                profile.Add(Sensor(i), new HourSample(
                    Metric, Start + (hour * HourMs), Level(i) + deviation(hour / 24, hour % 24)));
            }
        }
    }

    private static double Expected(SeasonalProfile profile, TwinId sensor, int day, int hour)
    {
        profile.TryExpect(sensor, Metric, At(day, hour) + (HourMs / 2), out var location, out _).ShouldBeTrue();
        return location;
    }

    private static long At(int day, int hour) => Start + (((day * 24L) + hour) * HourMs);

    private static TwinId Sensor(int i) => TwinId.Sensor(Cell, $"{i}");

    private static double Level(int i) => 1_000 + (100 * i);

    /// <summary>A day whose median is 0: quiet before noon as much as it is busy after.</summary>
    private static double Day(int hour) => 2 * ((hour + 6) % 24) - 23;
}
