using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Replay;

/// <summary>Finds the city's cells and the banks of its rivers over the public API.</summary>
internal sealed class CityPlaces(PublicApi api)
{
    // Enough to spread a few hundred stations; a great city has sixty thousand cells.
    private const int MaxCells = 5000;
    private const int MaxBankPoints = 2000;

    /// <exception cref="InputException">The city has no cells, or does not answer.</exception>
    public async Task<IReadOnlyList<Cell>> Cells(CancellationToken stop)
    {
        var twins = await api.List("v1/twins?kind=cell", "twins", MaxCells, stop);
        return twins.Count > 0
            ? [.. twins.Select(twin => new Cell(
                twin["area"]!.GetValue<string>(), Degrees(twin["longitude"]), Degrees(twin["latitude"])))]
            : throw new InputException("The city has no cells that this token may see.");
    }

    /// <summary>Points along the rivers; none when the city does not show any.</summary>
    public async Task<IReadOnlyList<(double Lon, double Lat)>> Banks(CancellationToken stop)
    {
        try
        {
            var water = await api.Get("v1/geojson/water?zoom=14", stop);
            var points = new List<(double, double)>();
            foreach (var feature in water["features"] as JsonArray ?? [])
            {
                Collect(feature?["geometry"]?["coordinates"], points);
            }

            var every = Math.Max(1, points.Count / MaxBankPoints);
            return [.. points.Where((_, i) => i % every == 0)];
        }
        catch (InputException)
        {
            // The rivers only make the picture prettier; without them the stations are spread over all cells.
            return [];
        }
    }

    private static void Collect(JsonNode? coordinates, List<(double, double)> points)
    {
        if (coordinates is JsonArray { Count: >= 2 } pair && pair[0] is JsonValue)
        {
            points.Add((Degrees(pair[0]), Degrees(pair[1])));
        }
        else if (coordinates is JsonArray nested)
        {
            foreach (var inner in nested)
            {
                Collect(inner, points);
            }
        }
    }

    private static double Degrees(JsonNode? number) => number?.GetValue<double>() ?? 0;
}
