using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Tests.Weather;

public class MomentTests
{
    [Theory]
    [InlineData("2026-03-10T00:00:00Z", 8, false)]
    [InlineData("2026-03-13T15:59:00Z", 23.983, false)]
    [InlineData("2026-03-13T16:00:00Z", 0, true)]
    [InlineData("2026-03-15T15:59:00Z", 23.983, true)]
    [InlineData("2026-03-15T16:00:00Z", 0, false)]
    public void The_towns_clocks_show_Beijing_time(string utc, double hour, bool weekend)
    {
        var moment = Moment.Of(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
        moment.Hour.ShouldBe(hour, 0.001);
        moment.IsWeekend.ShouldBe(weekend);
    }

    [Fact]
    public void A_peak_goes_round_midnight()
    {
        var halfPastMidnight = Moment.Of(new DateTimeOffset(2026, 3, 10, 16, 30, 0, TimeSpan.Zero));
        halfPastMidnight.Peak(23.5, 1).ShouldBe(halfPastMidnight.Peak(1.5, 1), 1e-9);
    }
}
