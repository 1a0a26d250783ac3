using CityTwin.Fleet;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet.Waypoints;

public class WaypointReaderGrainTests(SiloCluster silos) : ClusterTest(silos)
{
    [Fact]
    public async Task A_file_is_read_by_any_silo_and_a_refusal_comes_as_problems()
    {
        var reader = Client.GetGrain<IWaypointReaderGrain>(IWaypointReaderGrain.Key);
        var read = await reader.Read("m.waypoints", "QGC WPL 110\n0\t1\t0\t16\t0\t0\t0\t0\t29.5\t106.5\t200\t1\n1\t0\t0\t16\t0\t0\t0\t0\t29.5\t106.5\t300\t1\n"u8.ToArray());
        read.Stops.ShouldHaveSingleItem().Place.ElevationM.ShouldBe(300);
        (await reader.Read("m.txt", "no file"u8.ToArray())).Problems.ShouldHaveSingleItem().ShouldStartWith("m.txt, line 1: It is no waypoint file");
    }
}
