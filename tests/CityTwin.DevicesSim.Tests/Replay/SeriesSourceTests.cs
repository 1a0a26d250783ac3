using CityTwin.DevicesSim.Replay;
using CityTwin.Testing;

namespace CityTwin.DevicesSim.Tests.Replay;

public class SeriesSourceTests
{
    [Fact]
    public void Every_series_of_NAB_becomes_a_device()
    {
        var input = new SeriesSource("traffic-flow", "speedKmH").Read(SharedData.Require("03-telemetry/nab"));
        input.Stations.Count.ShouldBe(10);
        input.BadRows.Count.ShouldBe(0);
        input.Stations.ShouldAllBe(station => Mqtt.DeviceId.IsValid(station.DeviceId) && station.Readings.Count > 1000);
    }
}
