using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;

namespace CityTwin.City.Importing;

/// <summary>The surfaces of a building with its parts, in the file's own metres.</summary>
internal sealed class CityJsonBody(CityJsonFile file)
{
    /// <summary>A surface no higher than this above the lowest vertex can be the floor.</summary>
    private const double FloorM = 0.5;

    /// <summary>Thinner than this, seen from above, a surface is a wall.</summary>
    private const double WallM2 = 0.05;

    private readonly List<Polygon> _plan = [];
    private readonly List<Polygon> _ground = [];
    private readonly List<(Polygon Shape, double TopM)> _surfaces = [];
    private double _baseM = double.PositiveInfinity;
    private double _topM = double.NegativeInfinity;

    public void Add(JsonElement geometry)
    {
        var lod = geometry.TryGetProperty("lod", out var level) ? level.ToString() : "";
        var boundaries = geometry.GetProperty("boundaries");
        var semantics = geometry.TryGetProperty("semantics", out var s) && s.ValueKind == JsonValueKind.Object ? s : default;
        switch (geometry.GetProperty("type").GetString())
        {
            case "MultiSurface" or "CompositeSurface":
                Shell(boundaries, Values(semantics), semantics, lod);
                break;
            case "Solid":
                Solid(boundaries, Values(semantics), semantics, lod);
                break;
            case "MultiSolid" or "CompositeSolid":
                foreach (var (i, solid) in boundaries.EnumerateArray().Index())
                {
                    Solid(solid, Item(Values(semantics), i), semantics, lod);
                }

                break;
            default:
                throw new FormatException($"a geometry of type {geometry.GetProperty("type")} is not a building's.");
        }
    }

    /// <summary>Where it stands, and between what heights.</summary>
    public (Geometry Footprint, double BaseM, double TopM) Stand()
    {
        if (_surfaces.Count == 0)
        {
            throw new FormatException("it has no surface that can be seen from above.");
        }

        var floor = _surfaces.Where(surface => surface.TopM <= _baseM + FloorM).Select(surface => surface.Shape).ToList();
        var chosen = _plan.Count > 0 ? _plan
            : _ground.Count > 0 ? _ground
            : floor.Count > 0 ? floor
            : [.. _surfaces.Select(surface => surface.Shape)];
        return (CascadedPolygonUnion.Union([.. chosen]), _baseM, _topM);
    }

    private static JsonElement Values(JsonElement semantics) =>
        semantics.ValueKind == JsonValueKind.Object && semantics.TryGetProperty("values", out var values) ? values : default;

    private static JsonElement Item(JsonElement array, int index) =>
        array.ValueKind == JsonValueKind.Array && index < array.GetArrayLength() ? array[index] : default;

    private void Solid(JsonElement shells, JsonElement values, JsonElement semantics, string lod)
    {
        foreach (var (i, shell) in shells.EnumerateArray().Index())
        {
            Shell(shell, Item(values, i), semantics, lod);
        }
    }

    private void Shell(JsonElement surfaces, JsonElement values, JsonElement semantics, string lod)
    {
        foreach (var (i, rings) in surfaces.EnumerateArray().Index())
        {
            var meaning = Item(values, i) is { ValueKind: JsonValueKind.Number } index
                ? semantics.GetProperty("surfaces")[index.GetInt32()].GetProperty("type").GetString()
                : null;
            Surface(rings, meaning, lod.StartsWith('0'));
        }
    }

    private void Surface(JsonElement rings, string? meaning, bool isPlan)
    {
        var outer = Ring(rings[0]);
        var lowest = outer.Min(c => c.Z);
        var highest = outer.Max(c => c.Z);

        // A flat plan of LoD 0 lies anywhere: it says nothing of heights.
        if (!isPlan)
        {
            (_baseM, _topM) = (Math.Min(_baseM, lowest), Math.Max(_topM, highest));
        }

        foreach (var shape in FromAbove(outer))
        {
            _surfaces.Add((shape, highest));
            if (isPlan)
            {
                _plan.Add(shape);
            }
            else if (meaning == "GroundSurface")
            {
                _ground.Add(shape);
            }
        }
    }

    private CoordinateZ[] Ring(JsonElement indices)
    {
        var ring = indices.EnumerateArray().Select(index => file.Vertex(index.GetInt32())).ToArray();
        return ring.Length >= 3 ? ring : throw new FormatException($"a surface has {ring.Length} vertices, expected at least 3.");
    }

    /// <summary>Holes are courtyards too small for a map: only the outer ring is taken.</summary>
    private static IEnumerable<Polygon> FromAbove(CoordinateZ[] ring)
    {
        var closed = ring.Select(c => new Coordinate(c.X, c.Y)).Append(new Coordinate(ring[0].X, ring[0].Y)).ToArray();
        var shape = GeometryFactory.Default.CreatePolygon(closed);
        var whole = shape.IsValid ? shape : GeometryFixer.Fix(shape);
        return PolygonExtracter.GetPolygons(whole).Cast<Polygon>().Where(polygon => polygon.Area > WallM2);
    }
}
