using CityTwin.Fleet.Airspace;
using CsCheck;

namespace CityTwin.Fleet.Tests.Airspace;

public class AirspaceHoursTests
{
    private const long MinuteMs = 60_000;

    [Fact]
    public void Hours_overlap_a_stretch_when_one_of_its_minutes_is_in_them() => Gen.Select(
        Gen.Int[0, 4000], Gen.Int[0, 4000], Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 4000], Gen.Int[0, 1500])
        .Sample((from, until, dailyFrom, dailyUntil, start, length) =>
        {
            var hours = new AirspaceHours(from * MinuteMs, until * MinuteMs, dailyFrom, dailyUntil, UtcOffsetMinutes: 480);
            var expected = Enumerable.Range(start, length + 1).Any(minute =>
            {
                var local = (minute + 480) % 1440;
                var daily = dailyFrom == dailyUntil
                    || (dailyFrom < dailyUntil ? dailyFrom <= local && local < dailyUntil : local >= dailyFrom || local < dailyUntil);
                return from <= minute && minute < until && daily;
            });
            hours.Overlaps(start * MinuteMs, (start + length) * MinuteMs).ShouldBe(expected);
        });

    [Fact]
    public void Hours_without_limits_are_always() => new AirspaceHours().Overlaps(0, 0).ShouldBeTrue();
}
