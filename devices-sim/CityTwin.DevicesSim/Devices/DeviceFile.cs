using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Devices;

/// <summary>
/// Reads the devices file that the command line writes after it has provisioned a city's devices. A row without a kind is an
/// edge gateway's. A file without the column <c>gateway</c> is of a time when there were none: each device has its own line.
/// </summary>
internal static class DeviceFile
{
    private static readonly string[] Columns =
    [
        "deviceId", "password", "kind", "cell", "building", "lon", "lat", "elevationM", "name", "catchment", "asset",
    ];

    private const string Gateway = "gateway";

    /// <exception cref="InputException">
    /// The file is absent, lacks a column, has a row that cannot be read, or a device whose gateway has no row.
    /// </exception>
    public static DeviceRoll Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException($"{file}: there is no such file of devices.");
        }

        using var table = CsvTable.Open(file, File.OpenRead(file));
        table.Require(Columns);
        var hasGateways = table.Has(Gateway);
        var rows = new List<DeviceRow>();
        var gateways = new Dictionary<string, string>(StringComparer.Ordinal);
        while (table.Read())
        {
            if (hasGateways && table.Text("kind").Length == 0)
            {
                gateways[table.Required("deviceId")] = table.Required("password");
                continue;
            }

            rows.Add(Row(table, hasGateways ? table.Text(Gateway) : ""));
        }

        return rows.Find(row => row.Gateway.Length > 0 && !gateways.ContainsKey(row.Gateway)) is { } lost
            ? throw new InputException($"{file}: {lost.DeviceId} stands behind the gateway {lost.Gateway}, which has no row.")
            : new DeviceRoll(rows, gateways);
    }

    private static DeviceRow Row(CsvTable table, string gateway) => new(
        table.Required("deviceId"), table.Required("password"), table.Required("kind"), table.Required("cell"), table.Text("building"),
        table.Number("lon"), table.Number("lat"), table.NumberOr("elevationM", 0),
        table.Text("name"), table.Text("catchment"), table.Text("asset"), gateway);
}
