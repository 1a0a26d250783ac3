using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Units;

/// <summary>Reads the units file that the command line writes after it has registered a city's robots, docks, aircraft and teams.</summary>
internal static class UnitsFile
{
    private static readonly string[] Columns =
    [
        "deviceId", "password", "protocol", "unit", "type", "name", "manufacturer", "serial", "protocolVersion", "dock", "lon", "lat",
        "elevationM", "cruiseSpeedMps", "climbSpeedMps", "enduranceS", "maxWindMps", "capabilities",
    ];

    private static readonly Dictionary<string, UnitProtocol> Protocols = new(StringComparer.Ordinal)
    {
        ["vda5050"] = UnitProtocol.Vda5050, ["dji-cloud"] = UnitProtocol.DjiCloud, ["native"] = UnitProtocol.Native,
    };

    /// <exception cref="InputException">The file is absent, lacks a column, or has a row that cannot be.</exception>
    public static IReadOnlyList<UnitRow> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException($"{file}: there is no such file of units.");
        }

        using var table = CsvTable.Open(file, File.OpenRead(file));
        table.Require(Columns);
        var rows = new List<UnitRow>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read())
        {
            var row = Row(table);
            if (!ids.Add(row.DeviceId))
            {
                throw table.Refuse($"deviceId {row.DeviceId} is in an earlier row, too; each unit has its own.");
            }

            rows.Add(row);
        }

        var docks = rows.Where(row => row.IsDock).Select(row => row.DeviceId).ToHashSet(StringComparer.Ordinal);
        return rows.Find(row => row.Dock.Length > 0 && !docks.Contains(row.Dock)) is { } lost
            ? throw new InputException($"{file}: {lost.DeviceId} lives in the dock {lost.Dock}, which has no row of type {UnitRow.DockType}.")
            : rows;
    }

    private static UnitRow Row(CsvTable table)
    {
        if (!Protocols.TryGetValue(table.Text("protocol"), out var protocol))
        {
            throw table.Refuse($"protocol is '{table.Text("protocol")}'; it must be {string.Join(", ", Protocols.Keys)}.");
        }

        var dock = table.Text("dock");
        var row = new UnitRow(
            table.Required("deviceId"), dock.Length > 0 ? table.Text("password") : table.Required("password"), protocol,
            table.Required("unit"), table.Required("type"), table.Text("name"), table.Text("manufacturer"), table.Text("serial"),
            table.Text("protocolVersion"), dock, Within(table, "lon", 180), Within(table, "lat", 90), table.NumberOr("elevationM", 0),
            NotNegative(table, "cruiseSpeedMps"), NotNegative(table, "climbSpeedMps"), NotNegative(table, "enduranceS"),
            NotNegative(table, "maxWindMps"),
            table.Text("capabilities").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (protocol == UnitProtocol.Vda5050)
        {
            CheckRobot(row, table);
        }

        return row;
    }

    private static void CheckRobot(UnitRow row, CsvTable table)
    {
        if (row.Manufacturer.Length == 0 || row.Serial.Length == 0)
        {
            throw table.Refuse("manufacturer or serial is empty; VDA 5050 names its topics by them.");
        }

        if (!row.Serial.All(letter => char.IsAsciiLetterOrDigit(letter) || "_.:-".Contains(letter)))
        {
            throw table.Refuse($"serial is '{row.Serial}'; VDA 5050 allows letters, digits and _.:- in it.");
        }

        if (row.ProtocolVersion.Split('.')[0] is not ("2" or "3"))
        {
            throw table.Refuse($"protocolVersion is '{row.ProtocolVersion}'; the simulator's robots speak 2.x and 3.x.");
        }
    }

    private static double Within(CsvTable table, string column, double bound) => table.Number(column) is var degrees && Math.Abs(degrees) <= bound
        ? degrees
        : throw table.Refuse($"{column} is {table.Text(column)}; it must be from -{bound} to {bound}.");

    private static double NotNegative(CsvTable table, string column) => table.NumberOr(column, 0) is var number and >= 0
        ? number
        : throw table.Refuse($"{column} is {table.Text(column)}; it must be 0 or more.");
}
