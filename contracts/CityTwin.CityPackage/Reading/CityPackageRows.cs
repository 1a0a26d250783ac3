using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>What one row or feature of each file says, refused by file and row when it cannot be read.</summary>
internal static class CityPackageRows
{
    public static string[] DivisionColumns { get; } =
        ["code", "level", "name", "nameEn", "parent", "lon", "lat", "generated"];

    public static string[] RiskPointColumns { get; } =
        ["id", "kind", "name", "cell", "lon", "lat", "elevationM", "note", "generated"];

    public static string[] SensorColumns { get; } =
        ["id", "deviceId", "kind", "cell", "building", "lon", "lat", "elevationM", "name", "catchment", "asset", "generated"];

    public static Division ToDivision(CsvRow row)
    {
        var code = row.Code("code");
        if (row.Text("level") != code.Level.ToString().ToLowerInvariant())
        {
            throw row.Refuse($"level is '{row.Text("level")}', but {code} is the code of a {code.Level.ToString().ToLowerInvariant()}.");
        }

        if (row.Text("parent") != (code.Parent?.Value ?? ""))
        {
            throw row.Refuse($"parent is '{row.Text("parent")}', but {code} lies in '{code.Parent}'.");
        }

        return new Division(
            code, row.Required("name"), row.Text("nameEn"), row.Point("lon", "lat"), row.Flag("generated"));
    }

    public static Boundary ToBoundary(GeoJsonFeature f, DivisionLevel level) => new(
        f.Code("code", level), f.Text("name"), f.ValidArea(), f.Flag("generated"), f.Flag("schematic"));

    public static BuildingFeature ToBuilding(GeoJsonFeature f) => new(
        BuildingId(f),
        f.Code("cell", DivisionLevel.Cell), f.TextOrNull("name") ?? "", f.Whole("storeys"), f.Number("heightM"),
        f.Number("baseM"), f.Text("use"), f.Flag("generated"), f.ValidArea());

    public static BuildingPlace ToBuildingPlace(GeoJsonFeature f) =>
        f.Shape?.EnvelopeInternal.Centre is { } middle
            ? new BuildingPlace(
                BuildingId(f), f.Code("cell", DivisionLevel.Cell), f.TextOrNull("name") ?? "",
                new GeoPoint(middle.X, middle.Y, f.Number("baseM")), f.Whole("storeys"), f.Number("heightM"))
            : throw f.Refuse("it has no footprint.");

    public static TwinId BuildingId(GeoJsonFeature f) =>
        TwinId.TryParse(f.Text("id"), out var id) && id.Kind == TwinKind.Building
            ? id
            : throw f.Refuse($"id '{f.Text("id")}' is not that of a building.");

    public static RoadFeature ToRoad(GeoJsonFeature f) => new(
        f.Text("id"), f.TextOrNull("name") ?? "", f.Text("class"), f.Flag("oneWay"), f.Whole("speedKmH"),
        f.Flag("bridge"), f.Flag("tunnel"), f.Text("fromNode"), f.Text("toNode"),
        f.TextOrNull("street") is null ? null : f.Code("street", DivisionLevel.Street), f.Flag("generated"),
        ValidLine(f));

    public static WaterFeature ToWater(GeoJsonFeature f) => new(
        f.Text("id"), f.Text("name"), f.TextOrNull("nameEn") ?? "", f.Text("kind"), f.Flag("generated"),
        f.Text("kind") switch
        {
            WaterFeature.River => f.ValidArea(),
            WaterFeature.Centreline => ValidLine(f),
            var kind => throw f.Refuse($"kind is '{kind}', expected river or centreline."),
        });

    public static PipeFeature ToPipe(GeoJsonFeature f) => new(
        f.Text("id"), f.Text("kind"), f.Whole("diameterMm"), f.Text("fromNode"), f.Text("toNode"), f.Number("fromM"),
        f.Number("toM"), f.Text("catchment"), f.Flag("generated"), ValidLine(f));

    public static RiskPoint ToRiskPoint(CsvRow row) => new(
        row.Required("id"), row.Required("kind"), row.Text("name"), row.Cell("cell"),
        row.Point("lon", "lat", "elevationM"), row.Text("note"), row.Flag("generated"));

    public static SensorPlacement ToSensor(CsvRow row) => new(
        row.Twin("id", TwinKind.Sensor), row.Required("deviceId"), row.Required("kind"), row.Cell("cell"),
        row.Text("building").Length == 0 ? null : row.Twin("building", TwinKind.Building),
        row.Point("lon", "lat", "elevationM"), row.Text("name"), row.Text("catchment"), row.Text("asset"),
        row.Flag("generated"));

    // A road may meet itself (a loop, a ramp): a line only has to have a length.
    private static LineString ValidLine(GeoJsonFeature f) => f.Valid<LineString>() is { Length: > 0 } line
        ? line
        : throw f.Refuse("its line has no length.");
}
