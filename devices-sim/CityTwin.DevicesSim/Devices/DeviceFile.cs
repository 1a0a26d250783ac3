using System.Globalization;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Devices;

/// <summary>Reads the devices file that the command line writes after it has provisioned a city's devices.</summary>
internal static class DeviceFile
{
    private static readonly string[] Columns =
    [
        "deviceId", "password", "kind", "cell", "building", "lon", "lat", "elevationM", "name", "catchment", "asset",
    ];

    /// <exception cref="InputException">The file is absent, lacks a column, or has a row that cannot be read.</exception>
    public static IReadOnlyList<DeviceRow> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException($"{file}: there is no such file of devices.");
        }

        using var table = CsvTable.Open(file, File.OpenRead(file));
        table.Require(Columns);
        var rows = new List<DeviceRow>();
        while (table.Read())
        {
            rows.Add(Row(table));
        }

        return rows;
    }

    private static DeviceRow Row(CsvTable table)
    {
        string Required(string column) => table.Text(column) is { Length: > 0 } text
            ? text
            : throw table.Refuse($"{column} is empty.");
        double Number(string column) =>
            double.TryParse(table.Text(column), CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw table.Refuse($"{column} is '{table.Text(column)}', not a number.");

        return new DeviceRow(
            Required("deviceId"), Required("password"), Required("kind"), Required("cell"), table.Text("building"),
            Number("lon"), Number("lat"), table.Text("elevationM").Length == 0 ? 0 : Number("elevationM"),
            table.Text("name"), table.Text("catchment"), table.Text("asset"));
    }
}
