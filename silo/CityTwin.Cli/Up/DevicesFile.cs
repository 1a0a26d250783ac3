using CityTwin.City;

namespace CityTwin.Cli.Up;

/// <summary>
/// The devices with their passwords, as the simulator reads them: a CSV file that only its owner can read. A row without a
/// kind is an edge gateway's.
/// </summary>
internal sealed class DevicesFile(string file)
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "deviceId", "password", "kind", "cell", "building", "lon", "lat", "elevationM", "name", "catchment", "asset",
        Gateway,
    ];

    private const string Gateway = "gateway";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>False for one that was begun by a version that knew no gateways: its devices were registered without.</summary>
    public bool HasGateways { get; } =
        !File.Exists(file) || (File.ReadLines(file).FirstOrDefault() ?? "").Split(',').Contains(Gateway);

    public HashSet<string> Ids() => File.Exists(file)
        ? [.. CsvRows.Read(file, Path.GetFileName(file), [.. Columns.Take(Width)]).Select(row => row.Required("deviceId"))]
        : [];

    /// <summary>Opened for the rows of one answer, so that they are on disk before the next is asked for.</summary>
    public DevicesFileRows Append()
    {
        var isNew = !File.Exists(file);
        var rows = new DevicesFileRows(
            new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.Append,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            }),
            Width);
        if (isNew)
        {
            rows.Add([.. Columns]);
        }

        return rows;
    }

    private int Width => HasGateways ? Columns.Count : Columns.Count - 1;
}
