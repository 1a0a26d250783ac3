using System.Text;
using CityTwin.City;
using CityTwin.DevicesSim.Drones.Waylines;
using CityTwin.Fleet;
using CityTwin.Ingest;
using CityTwin.Silo.Tests.Ingest.Registry;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet.Docks;

/// <summary>A drone of the city is sent, with its dock heard, and what lies in storage for it.</summary>
public class FlightOfUnitTests(SiloCluster silos) : RegistryTest(silos)
{
    [Fact]
    public async Task A_patrol_goes_by_a_file_that_is_gone_when_its_task_has_ended()
    {
        var (dock, drone) = await Provisioned();
        await Cluster.DeactivateAsync(Grain(dock.Id));
        await Cluster.DeactivateAsync(Grain(drone.Id)); // Another cluster has them from here on.
        var disk = Directory.CreateTempSubdirectory("citytwin-media-");
        try
        {
            await using var other = await Silos.Start(1, settings: new Dictionary<string, string?> { ["Docks:MediaKeyFile"] = AnAircraft.KeyIn(disk) });
            var grain = other.Client.GetGrain<IUnitGrain>(drone.Id.Value);
            var docks = other.Client.GetGrain<IUnitGrain>(dock.Id.Value);
            await Speaks(docks, dock.DeviceId);
            var mission = MissionId.Create(Cell, "m1");
            var lease = await grain.Lease(mission.Value, false, TimeSpan.FromMinutes(5));
            await grain.Do(new StartTask("c-1", lease.Fence, Task(3)), mission.Value);

            var blob = (await Silos.Containers()).Media.GetBlobClient(MediaKey.FlightFile($"f{lease.Fence}.0.m1-1"));
            WaylineFile.Read((await blob.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToArray()).PointCount.ShouldBe(3);
            (await grain.RadioLog(100)).ShouldNotContain(line => line.What == "no-flight-file");

            await grain.Lease("user:li", true, TimeSpan.FromMinutes(5)); // A person takes it over: the task has ended.
            using var patience = new CancellationTokenSource(Patience);
            while ((await blob.ExistsAsync(patience.Token)).Value)
            {
                await Speaks(docks, dock.DeviceId);
            }
        }
        finally
        {
            disk.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_a_file_short_tasks_go_by_points_and_long_ones_are_refused_with_the_reason()
    {
        var (dock, drone) = await Provisioned();
        await Speaks(Grain(dock.Id), dock.DeviceId);
        var mission = MissionId.Create(Cell, "m1");
        var lease = await Grain(drone.Id).Lease(mission.Value, false, TimeSpan.FromMinutes(5));
        (await Should.ThrowAsync<UnitRefusedException>(() => Grain(drone.Id).Do(new StartTask("c-1", lease.Fence, Task(40)), mission.Value)))
            .ShouldSatisfyAllConditions(
                refused => refused.Why.ShouldBe(UnitRefusal.Unavailable), refused => refused.Message.ShouldContain("Docks:MediaKeyFile"));
        (await Grain(drone.Id).Do(new StartTask("c-2", lease.Fence, Task(3)), mission.Value)).Mission.ShouldBe(mission);
        (await Grain(drone.Id).RadioLog(100)).ShouldContain(line => line.What == "no-flight-file");
    }

    private UnitTask Task(int stops) => AnAircraft.Task(
        MissionKind.PatrolRoute, [.. Enumerable.Range(0, stops).Select(i => AnAircraft.Stop(106.57 + (i * 0.001)))]) with { Mission = MissionId.Create(Cell, "m1") };

    private IUnitGrain Grain(TwinId unit) => Client.GetGrain<IUnitGrain>(unit.Value);

    private static Task Speaks(IUnitGrain dock, string deviceId)
    {
        var osd = $$"""{"tid":"t{{Now}}","bid":"b","timestamp":{{Now}},"data":{"mode_code":0,"drone_in_dock":1,"cover_state":0} }""";
        return dock.Hear([new UnitMessage(deviceId, $"thing/product/{deviceId}/osd", Encoding.UTF8.GetBytes(osd), Now)]);
    }

    private async Task<((TwinId Id, string DeviceId) Dock, (TwinId Id, string DeviceId) Drone)> Provisioned()
    {
        var dock = await Provisioned(Asked("dock", TwinKind.Dock, "drone-dock"));
        var drone = await Provisioned(Asked("drone", TwinKind.Drone, "dock-drone") with { Gateway = dock.DeviceId });
        return ((dock.Unit!.Id, dock.DeviceId), (drone.Unit!.Id, drone.DeviceId));
    }

    private DeviceRequest Asked(string name, TwinKind kind, string type)
    {
        var request = Request(name);
        return request with
        {
            Kind = type,
            Unit = new UnitDefinition(
                TwinId.Unit(kind, Cell, "0001"), request.DeviceId, type, UnitProtocol.DjiCloud, "", "", request.DeviceId, name, Cell,
                new GeoPoint(106.5, 29.5, 200), null, null, []),
        };
    }
}
