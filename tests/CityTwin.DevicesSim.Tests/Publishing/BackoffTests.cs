using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Tests.Publishing;

public class BackoffTests
{
    private static readonly Backoff Backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void It_doubles_up_to_a_most(int failed, double seconds)
    {
        Backoff.After(failed, 1).TotalSeconds.ShouldBe(seconds);
        Backoff.After(failed, 0).TotalSeconds.ShouldBe(seconds / 2);
    }
}
