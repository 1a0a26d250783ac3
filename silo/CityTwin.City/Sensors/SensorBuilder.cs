using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Deals a district's sensors out to the places where each kind belongs.</summary>
internal static class SensorBuilder
{
    private const double AsideM = 0.6;

    public static IEnumerable<SensorPlacement> Build(
        DistrictModel model, IReadOnlyList<River> rivers, TerrainGrid terrain, int count, long seed)
    {
        var finder = new SpotFinder(model, rivers, seed);
        var kinds = SensingTemplates.Kinds.ToDictionary(kind => kind.Code);
        var places = SensorShare.All.Select(share => (share.Kind, share.Percent, Spots: finder.Find(share.Kind))).ToArray();
        var counts = Shares.Of(count, [.. places.Select(place => place.Spots.Count > 0 ? place.Percent : 0)]);
        var inCell = new int[model.Tiling.Cells.Count];
        foreach (var (k, (kind, _, spots)) in places.Index())
        {
            for (var n = 0; n < counts[k]; n++)
            {
                var spot = spots[n % spots.Count];
                var cell = model.Tiling.Cells[spot.Cell].Code;
                yield return new SensorPlacement(
                    TwinId.Sensor(cell, $"{++inCell[spot.Cell]:0000}"), $"{kind}-{model.Plan.Code}-{n + 1:00000}", kind, cell,
                    spot.Building, Position(model, spot, n / spots.Count, terrain), $"{spot.Name}{kinds[kind].NameZh}{n + 1}",
                    spot.Catchment, spot.Asset, Generated: true);
            }
        }
    }

    /// <summary>The second round of sensors in the same places stands a step aside, where there is ground of the cell.</summary>
    private static GeoPoint Position(DistrictModel model, Spot spot, int round, TerrainGrid terrain)
    {
        var aside = new Coordinate(spot.At.X + (AsideM * round), spot.At.Y);
        var at = round == 0 || model.CellHas(spot.Cell, aside) ? aside : spot.At;
        var degrees = Projection.Utm48.ToDegrees(at.X, at.Y);
        return new GeoPoint(degrees.X, degrees.Y, Math.Round(terrain.At(at.X, at.Y) + spot.AboveGroundM, 1));
    }
}
