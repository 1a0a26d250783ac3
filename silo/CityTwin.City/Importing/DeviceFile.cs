namespace CityTwin.City.Importing;

/// <summary>A CSV of devices: <c>deviceId, kind, lon, lat</c>, and any of <c>elevationM, cell, building, name, catchment, asset</c>.</summary>
internal static class DeviceFile
{
    private static readonly string[] Columns = ["deviceId", "kind", "lon", "lat"];

    public static List<ImportedDevice> Read(
        string path, IReadOnlySet<string> kinds, ImportLimits limits, ProblemList problems)
    {
        var devices = new List<ImportedDevice>();
        var rowOfId = new Dictionary<string, int>();
        problems.Each(CsvRows.Read(path, path, Columns), Device, (row, device) =>
        {
            if (devices.Count == limits.MaxRows)
            {
                throw row.Refuse($"is one more than the {limits.MaxRows} that are taken from one file.");
            }

            if (!kinds.Contains(device.Kind))
            {
                throw row.Refuse($"kind '{device.Kind}' is not one of {string.Join(", ", kinds.Order(StringComparer.Ordinal))}.");
            }

            if (!rowOfId.TryAdd(device.DeviceId, row.Row))
            {
                throw row.Refuse($"device {device.DeviceId} was named before, in row {rowOfId[device.DeviceId]}.");
            }

            devices.Add(device);
        });
        return devices;
    }

    private static ImportedDevice Device(CsvRow row)
    {
        var id = row.Required("deviceId");
        if (!PlacesCheck.IsDeviceId(id))
        {
            throw row.Refuse($"deviceId is '{id}', expected 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first.");
        }

        return new ImportedDevice(
            row.Row, id, row.Required("kind"), Optional(row, "cell").Length > 0 ? row.Cell("cell") : null,
            Optional(row, "building").Length > 0 ? row.Twin("building", TwinKind.Building) : null,
            row.Point("lon", "lat", row.Has("elevationM") ? "elevationM" : null), Optional(row, "name"),
            Optional(row, "catchment"), Optional(row, "asset"));
    }

    private static string Optional(CsvRow row, string column) => row.Has(column) ? row.Text(column) : "";
}
