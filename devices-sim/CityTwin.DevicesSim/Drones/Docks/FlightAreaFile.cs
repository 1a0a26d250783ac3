using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>
/// Reads a custom flight area file: GeoJSON whose features say by <c>geofence_type</c> whether they are <c>nfz</c> or <c>dfence</c>,
/// polygons or points with a radius.
/// </summary>
internal static class FlightAreaFile
{
    private const int MaxCorners = 10_000;
    private const string NoFly = "nfz";
    private const string Operation = "dfence";

    /// <exception cref="FormatException">It is not such a file; the message says what is wrong.</exception>
    public static IReadOnlyList<FlightArea> Read(byte[] file, int maxAreas)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(file);
        }
        catch (JsonException e)
        {
            throw new FormatException($"it is not JSON: {e.Message}");
        }

        if (root.Get("features") is not JsonArray features || features.Count > maxAreas)
        {
            throw new FormatException($"it must have features, {maxAreas} at most.");
        }

        return [.. features.Select(Area).OfType<FlightArea>()];
    }

    private static FlightArea? Area(JsonNode? feature)
    {
        var (type, geometry, properties) = (feature.Text("geofence_type"), feature.Get("geometry"), feature.Get("properties"));
        if (type is not (NoFly or Operation))
        {
            throw new FormatException($"geofence_type is '{type}'; it must be {NoFly} or {Operation}.");
        }

        if (properties.Get("enable") is JsonValue enable && enable.TryGetValue<bool>(out var isOn) && !isOn)
        {
            return null;
        }

        var id = feature.Text("id");
        var coordinates = geometry.Get("coordinates") as JsonArray ?? throw new FormatException($"area '{id}' has no coordinates.");
        if (geometry.Text("type") == "Point")
        {
            return new FlightArea(id, type == NoFly, [], Corner(coordinates), properties.Number("radius", 0, 100_000)
                ?? throw new FormatException($"area '{id}' is a circle without a radius in metres."));
        }

        var ring = coordinates.FirstOrDefault() as JsonArray;
        return ring is { Count: >= 3 and <= MaxCorners }
            ? new FlightArea(id, type == NoFly, [.. ring.Select(Corner)], default, 0)
            : throw new FormatException($"area '{id}' must be a polygon of 3 to {MaxCorners} corners, or a point with a radius.");
    }

    private static Place Corner(JsonNode? corner) =>
        corner is JsonArray { Count: >= 2 } pair && pair[0] is JsonValue x && pair[1] is JsonValue y
            && x.TryGetValue<double>(out var lon) && y.TryGetValue<double>(out var lat) && Math.Abs(lon) <= 180 && Math.Abs(lat) <= 90
            ? Place.Of(lon, lat, 0)
            : throw new FormatException("a corner is not a longitude and a latitude.");
}
