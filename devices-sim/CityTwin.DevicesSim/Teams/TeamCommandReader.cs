using System.Text.Json;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Teams;

/// <summary>Reads the commands of the native unit protocol. Unknown fields are passed over.</summary>
internal static class TeamCommandReader
{
    public const int MaxStops = 200;

    /// <summary>Places of the way to one stop.</summary>
    public const int MaxPath = 5000;

    public const int MaxActions = 50;

    private const int MaxDepth = 16;
    private const double DefaultActionS = 60;
    private const double MaxActionS = 24 * 3600;

    /// <exception cref="FaultyMessageException">A field is missing or not as it should be.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static TeamCommand Read(ReadOnlyMemory<byte> payload, string commandId)
    {
        using var json = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = MaxDepth });
        var root = Field.Root(json.RootElement);
        return new TeamCommand(
            commandId, root.Text("type"), root.Count("fence"), root.TextOr("taskId", ""), root.TextOr("text", ""),
            root.Has("stops") ? [.. root.Items("stops", MaxStops).Select(Stop)] : [],
            root.Has("revision") ? root.Count("revision") : 0);
    }

    private static TeamStop Stop(Field stop, int index) => new(
        stop.Has("stop") ? (int)Math.Min(int.MaxValue, stop.Count("stop")) : index,
        Place(stop.Number("longitude", -180, 180), stop.Number("latitude", -90, 90)),
        stop.Has("path") ? [.. stop.Pairs("path", MaxPath).Select(pair => Place(pair.First, pair.Second))] : [],
        stop.NumberOrNone("holdSeconds", 0, MaxActionS) ?? 0,
        stop.Has("actions") ? [.. stop.Items("actions", MaxActions).Select(Action)] : []);

    private static TeamAction Action(Field action) => new(
        action.Text("actionId"), action.Text("type"), action.NumberOrNone("seconds", 0, MaxActionS) is { } seconds and > 0 ? seconds : DefaultActionS, action.TextOr("text", ""));

    private static PlanePoint Place(double longitude, double latitude) => UtmGrid.ToMetres(longitude, latitude);
}
