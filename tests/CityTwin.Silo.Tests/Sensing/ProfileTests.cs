using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Sensing;

public class ProfileTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void A_profile_keeps_the_newest_samples_of_each_hour_of_the_week()
    {
        var samples = new ProfileSamples(new HourSamples([]));
        for (var week = 0; week < 20; week++)
        {
            samples.Add(new HourSamples([new StoredSample("noiseDb", week * 168 * Hour, week)]));
        }

        samples.Add(new HourSamples([new StoredSample("noiseDb", Hour, 99)]));

        var stored = samples.ToStored().Samples;
        stored.Where(s => s.HourOfWeek == 0).Select(s => s.Median).ShouldBe([12.0, 13, 14, 15, 16, 17, 18, 19]);
        stored.Single(s => s.HourOfWeek == 1).Median.ShouldBe(99);
        samples.ToStored().ToProfile().TryExpect("noiseDb", 0, out var expected, out _).ShouldBeTrue();
        expected.ShouldBe(15.5);
    }
}
