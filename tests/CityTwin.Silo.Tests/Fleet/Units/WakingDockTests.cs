using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Silo.Tests.Ingest.Log;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet.Units;

/// <summary>A city of its own: one that is given up while another goes on with its storage would write what that has written.</summary>
public sealed class WakingDockTests : IAsyncDisposable
{
    private static readonly DivisionCode Cell = TestCity.CellOf(TestCity.StreetOf(1), 1);

    private readonly SiloCluster _silos = new();
    private readonly FaultyFolder _disk = new();

    [Fact]
    public async Task A_dock_that_is_the_first_to_speak_to_a_new_silo_speaks_for_its_drone_still()
    {
        var dock = Unit(TwinKind.Dock, "drone-dock", "dock-1", dock: null);
        var drone = Unit(TwinKind.Drone, "dock-drone", "drone-1", dock.Id);
        var first = await _silos.Start(silos: 1, _disk);
        await using (first)
        {
            await first.Client.GetGrain<IUnitGrain>(dock.Id.Value).Enrol(dock);
            await first.Client.GetGrain<IUnitGrain>(drone.Id.Value).Enrol(drone);
            await first.KillSiloAsync(first.Silos[0]);
        }

        await using var next = await _silos.Start(silos: 1, _disk); // It has nothing but what is stored.
        var grain = next.Client.GetGrain<IUnitGrain>(dock.Id.Value);
        await grain.Hear([Said(dock, drone.DeviceId), Said(dock, "stranger")]);

        (await grain.RadioLog(50)).Where(line => line.What == "message-refused").ShouldHaveSingleItem().Text.ShouldContain("does not speak for stranger");
    }

    public async ValueTask DisposeAsync() => await _silos.DisposeAsync();

    private static UnitDefinition Unit(TwinKind kind, string type, string device, TwinId? dock) => new(
        TwinId.Unit(kind, Cell, "0001"), device, type, UnitProtocol.DjiCloud, "", "", device, device, Cell, new GeoPoint(106.5, 29.5, 200), dock, null, []);

    private static UnitMessage Said(UnitDefinition dock, string about) =>
        new(dock.DeviceId, $"thing/product/{about}/osd", "{}"u8.ToArray(), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
}
