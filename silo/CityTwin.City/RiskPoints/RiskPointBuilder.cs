using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Places a city would have in its register of dangers: of each kind where such are found.</summary>
internal static class RiskPointBuilder
{
    /// <summary>Points of each kind for a hundred cells.</summary>
    private const double PerHundredCells = 1.6;

    public static IEnumerable<RiskPoint> Build(DistrictModel model, TerrainGrid terrain, long seed)
    {
        var random = Seeds.For(seed, $"risks of {model.Plan.Code}");
        var each = Math.Max(1, (int)Math.Round(model.Tiling.Cells.Count * PerHundredCells / 100));
        var number = 0;
        return Waterlogging(model).Take(each)
            .Concat(Landslides(model, terrain).Take(each))
            .Concat(Floods(model, random).Take(each))
            .Concat(Collapses(model, random).Take(each))
            .Concat(Fires(model, random).Take(each))
            .Select(found =>
            {
                var tile = model.Tiling.Cells[found.Cell];
                var at = model.CellHas(found.Cell, found.At) ? found.At : tile.Inside;
                var degrees = Projection.Utm48.ToDegrees(at.X, at.Y);
                var position = new GeoPoint(degrees.X, degrees.Y, Math.Round(terrain.At(at.X, at.Y), 1));
                return new RiskPoint(
                    $"risk-{model.Plan.Code}-{++number}", found.Kind, $"{tile.Name}{found.NameZh}", tile.Code, position, found.Note, true);
            });
    }

    private static IEnumerable<Found> Waterlogging(DistrictModel model) => LowPlaces.In(model)
        .Select(place => new Found("waterlogging", "易涝点", place.Cell, place.At, $"{place.DepthM:0.0} m below the roads around it"));

    private static IEnumerable<Found> Landslides(DistrictModel model, TerrainGrid terrain) => model.Tiling.Cells
        .Select((tile, cell) => (cell, tile.Inside, Slope: Slope(terrain, tile.Inside)))
        .OrderByDescending(place => place.Slope)
        .Select(place => new Found("landslide", "滑坡隐患点", place.cell, place.Inside, $"slope {place.Slope:P0}"));

    private static IEnumerable<Found> Floods(DistrictModel model, Random random) => random
        .Shuffled(model.Roads.Roads.Where(road => road.Class == RoadClasses.Primary && road.Cells.Count == 1))
        .Select(road => new Found("flood", "临江低洼处", road.Cells[0], road.Line.Coordinates[0], road.Name));

    private static IEnumerable<Found> Collapses(DistrictModel model, Random random) => random
        .Shuffled(model.Roads.Roads.Where(road => road.Class == RoadClasses.Secondary && road.Cells.Count > 0))
        .Select(road => new Found("road-collapse", "路面塌陷隐患点", road.Cells[0], road.Line.Coordinates[0], road.Name));

    private static IEnumerable<Found> Fires(DistrictModel model, Random random) => random
        .Shuffled(model.Buildings.Where(b => b.Storeys >= 24 || b.Use == BuildingUse.Industrial))
        .Select(b => new Found(
            "fire", "火灾高风险建筑", b.Cell, b.Footprint.Centroid.Coordinate, $"{b.Name}, {b.Storeys} storeys, {b.Use}"));

    private static double Slope(TerrainGrid terrain, Coordinate at)
    {
        var step = terrain.CellM;
        var (dx, dy) = (
            terrain.At(at.X + step, at.Y) - terrain.At(at.X - step, at.Y),
            terrain.At(at.X, at.Y + step) - terrain.At(at.X, at.Y - step));
        return Math.Sqrt((dx * dx) + (dy * dy)) / (2 * step);
    }

    private sealed record Found(string Kind, string NameZh, int Cell, Coordinate At, string Note);
}
