using System.Security.Cryptography;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Docks;
using Microsoft.Extensions.Options;

namespace CityTwin.Silo.Tests.Fleet.Docks;

/// <summary>An aircraft in a dock 240 m up, and a deployment that has a key for media.</summary>
internal static class AnAircraft
{
    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    public static UnitType Type { get; } = new(
        "dock-drone", TwinKind.Drone, "无人机", "Drone", [Capability.Camera, Capability.Thermal], 14, 6, 2_400, 0, 0.25, 12, 4, null);

    public static UnitDefinition Definition { get; } = new(
        TwinId.Unit(TwinKind.Drone, Cell, "0001"), "aircraft", "dock-drone", UnitProtocol.DjiCloud, "", "", "aircraft", "Falcon", Cell,
        new GeoPoint(106.57, 29.56, 240), TwinId.Unit(TwinKind.Dock, Cell, "0001"), null, []);

    public static UnitTask Task(MissionKind kind, IReadOnlyList<TaskStop> stops, string id = "m1-1") => new(
        id, MissionId.Create(Cell, "m1"), kind, stops, 0, stops.Count, 0, ReturnAltitudeM: 320, LostLinkAction.Hover);

    public static TaskStop Stop(double longitude, params StopAction[] actions) =>
        new(new GeoPoint(longitude, 29.56, 300), [], [], actions, null, null, 0);

    /// <summary>A file with a fresh key; whoever asks for it removes it with its folder.</summary>
    public static string KeyIn(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "media.key");
        File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(MediaKey.MinKeyBytes)));
        return file;
    }

    public static IOptions<DockOptions> Options(string keyFile) => Microsoft.Extensions.Options.Options.Create(
        new DockOptions { MediaKeyFile = keyFile, PublicUrl = "http://city.example/" });
}
