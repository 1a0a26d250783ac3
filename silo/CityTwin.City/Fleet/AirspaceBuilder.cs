using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Areas in which a city would not let drones fly as they like: helipads, offices of government, airports.</summary>
internal static class AirspaceBuilder
{
    private const double HelipadRadiusM = 150;
    private const double OfficeRadiusM = 100;
    private const double OfficeCeilingM = 120;
    private const double AirportRadiusM = 4_000;
    private const double ApproachRadiusM = 10_000;
    private const double ApproachCeilingM = 120;

    /// <summary>Sides of a quarter of a circle.</summary>
    private const int QuadrantSides = 6;

    /// <summary>Cells for which a district has a hospital with a helipad, and for which an office of government.</summary>
    private const int CellsPerHelipad = 400;

    private const int CellsPerOffice = 250;

    public static IReadOnlyList<AirspaceFeature> Build(DistrictModel model, long seed)
    {
        var random = Seeds.For(seed, $"airspace of {model.Plan.Code}");
        var cells = model.Tiling.Cells.Count;
        var helipads = Math.Max(2, cells / CellsPerHelipad);
        var offices = Math.Max(2, cells / CellsPerOffice);
        var buildings = Spread.Pick(
            random.Shuffled(model.Buildings.Where(b => b.Use == BuildingUse.Public)), b => b.Footprint.Centroid.Coordinate,
            helipads + offices);
        return
        [
            .. buildings.Take(helipads).Select((b, i) => Around(
                model, $"helipad-{i + 1}", AirspaceKind.NoFly, $"{b.Name}医院直升机坪", "医院直升机起降", b, HelipadRadiusM, null)),
            .. buildings.Skip(helipads).Select((b, i) => Around(
                model, $"office-{i + 1}", AirspaceKind.Restricted, $"{b.Name}机关驻地", "党政机关驻地", b, OfficeRadiusM, OfficeCeilingM)),
            .. Airport(model),
        ];
    }

    private static AirspaceFeature Around(
        DistrictModel model, string id, AirspaceKind kind, string name, string reason, Building building, double radiusM, double? ceilingM) =>
        Area(model, id, kind, name, reason, building.Footprint.Centroid, radiusM, ceilingM);

    private static IEnumerable<AirspaceFeature> Airport(DistrictModel model)
    {
        if (Airports.Of(model.Plan.Code) is not var (name, longitude, latitude))
        {
            yield break;
        }

        var at = Projection.Utm48.ToMetres(longitude, latitude);
        var middle = GeometryFactory.Default.CreatePoint(new Coordinate(at.X, at.Y));
        yield return Area(model, "airport", AirspaceKind.NoFly, name, "机场净空保护区", middle, AirportRadiusM, null);
        yield return Area(
            model, "approach", AirspaceKind.AltitudeLimit, $"{name}进近区", "机场进近限高", middle, ApproachRadiusM, ApproachCeilingM);
    }

    private static AirspaceFeature Area(
        DistrictModel model, string id, AirspaceKind kind, string name, string reason, Geometry middle, double radiusM, double? ceilingM) => new(
        $"air-{model.Plan.Code}-{id}", kind, name, reason, 0, ceilingM, null, null, Generated: true,
        Projection.Utm48.ToDegrees(middle.Buffer(radiusM, QuadrantSides)));
}
