using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Sensing;

public class ProfileTests
{
    private const long Hour = 3_600_000;

    private static readonly TwinId Sensor = TwinId.Sensor(DivisionCode.Parse("500103001001007"), "1");

    [Fact]
    public void A_stored_profile_expects_what_it_did_before()
    {
        var profile = new SeasonalProfile();
        for (var hour = 0; hour < 9 * 24; hour++)
        {
            profile.Add(Sensor, new HourSample("noiseDb", hour * Hour, 50 + (hour % 24)));
        }

        var stored = StoredProfile.Of(profile).ToProfile();

        profile.TryExpect(Sensor, "noiseDb", 225 * Hour, out var before, out var scaleBefore).ShouldBeTrue();
        stored.TryExpect(Sensor, "noiseDb", 225 * Hour, out var after, out var scaleAfter).ShouldBeTrue();
        (after, scaleAfter).ShouldBe((before, scaleBefore));
    }
}
