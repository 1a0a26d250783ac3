using System.Globalization;
using System.Text.Json.Nodes;
using CityTwin.Fleet;
using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>What one row of units and one feature of the airspace says, both ways.</summary>
internal static class FleetRows
{
    public static string[] UnitColumns { get; } =
    [
        "id", "deviceId", "type", "protocol", "protocolVersion", "manufacturer", "serial", "name", "cell", "lon", "lat",
        "elevationM", "dock", "department", "shifts", "generated",
    ];

    public static UnitPlacement ToUnit(CsvRow row) => new(
        new UnitDefinition(
            UnitId(row, "id"), row.Required("deviceId"), row.Required("type"), Protocol(row), row.Text("protocolVersion"),
            row.Text("manufacturer"), row.Text("serial") is { Length: > 0 } serial ? serial : row.Required("deviceId"),
            row.Required("name"), row.Cell("cell"), row.Point("lon", "lat", "elevationM"),
            row.Text("dock").Length == 0 ? null : row.Twin("dock", TwinKind.Dock),
            row.Text("department") is { Length: > 0 } department ? department : null,
            ShiftText.Read(row.Text("shifts"))
                ?? throw row.Refuse($"shifts is '{row.Text("shifts")}', {ShiftText.Expected}.")),
        row.Flag("generated"));

    public static string[] Fields(UnitPlacement placement)
    {
        var unit = placement.Definition;
        return
        [
            unit.Id.Value, unit.DeviceId, unit.Type, WireName.Of(unit.Protocol), unit.ProtocolVersion, unit.Manufacturer,
            unit.Serial, unit.Name, unit.Cell.Value, CityPackageWriter.Number(unit.Home.Longitude),
            CityPackageWriter.Number(unit.Home.Latitude), CityPackageWriter.Number(unit.Home.ElevationM),
            unit.Dock?.Value ?? "", unit.Department ?? "", ShiftText.Write(unit.Shifts),
            CityPackageWriter.Flag(placement.Generated),
        ];
    }

    public static AirspaceFeature ToAirspace(GeoJsonFeature f) => new(
        f.Text("id"),
        WireName.TryParse<AirspaceKind>(f.Text("kind"), out var kind)
            ? kind
            : throw f.Refuse($"kind is '{f.Text("kind")}', expected {string.Join(", ", WireName.All<AirspaceKind>())}."),
        f.Text("name"), f.Text("reason"), f.Number("floorM"), f.NumberOrNull("ceilingM"), Moment(f, "from"),
        Moment(f, "until"), f.Flag("generated"), f.ValidArea());

    public static JsonObject Properties(AirspaceFeature area) => new()
    {
        ["id"] = area.Id,
        ["kind"] = WireName.Of(area.Kind),
        ["name"] = area.Name,
        ["reason"] = area.Reason,
        ["floorM"] = area.FloorM,
        ["ceilingM"] = area.CeilingM,
        ["from"] = Text(area.FromMs),
        ["until"] = Text(area.UntilMs),
        ["generated"] = area.Generated,
    };

    private static TwinId UnitId(CsvRow row, string column) =>
        TwinId.TryParse(row.Text(column), out var id) && id.Kind is TwinKind.Drone or TwinKind.Dock or TwinKind.Robot or TwinKind.Team
            ? id
            : throw row.Refuse($"{column} is '{row.Text(column)}', which is not the id of a drone, dock, robot or team.");

    private static UnitProtocol Protocol(CsvRow row) => WireName.TryParse<UnitProtocol>(row.Text("protocol"), out var protocol)
        ? protocol
        : throw row.Refuse($"protocol is '{row.Text("protocol")}', expected {string.Join(", ", WireName.All<UnitProtocol>())}.");

    private static string? Text(long? atMs) =>
        atMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("O", CultureInfo.InvariantCulture) : null;

    private static long? Moment(GeoJsonFeature f, string name)
    {
        if (!f.Has(name))
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            f.TextOrNull(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUnixTimeMilliseconds()
            : throw f.Refuse($"'{name}' is no moment, as in 2026-10-01T08:00:00+08:00.");
    }
}
