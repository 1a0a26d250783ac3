using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Drones;

/// <summary>A dock and its aircraft for tests.</summary>
internal static class DroneUnits
{
    public const string Dock = "dock-1";
    public const string Aircraft = "drone-1";

    public static IReadOnlyList<UnitRow> Of(params string[] capabilities) =>
    [
        Row(Dock, "secret", UnitRow.DockType, "", 0, 0, 0, []),
        Row(Aircraft, "", "scout", Dock, 15, 6, 2_000, capabilities.Length > 0 ? capabilities : ["camera", "thermal", "speaker"]),
    ];

    private static UnitRow Row(
        string id, string password, string type, string dock, double cruise, double climb, double endurance, IReadOnlyList<string> capabilities) =>
        new(id, password, UnitProtocol.DjiCloud, $"{(type == UnitRow.DockType ? "dock" : "drone")}:500103001001001:0001", type, id, "", "", "", dock,
            Hills.Lon, Hills.Lat, 0, cruise, climb, endurance, 12, capabilities);

    /// <summary>On the ridges of <see cref="Hills"/>.</summary>
    public static Terrain Ground => Hills.Ridges;
}
