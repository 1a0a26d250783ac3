namespace CityTwin.Cli.Up;

/// <summary>The devices with their passwords, as the simulator reads them. A row without a kind is an edge gateway's.</summary>
internal sealed class DevicesFile
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "deviceId", "password", "kind", "cell", "building", "lon", "lat", "elevationM", "name", "catchment", "asset",
        Gateway,
    ];

    private const string Gateway = "gateway";

    private readonly CredentialFile _rows;

    public DevicesFile(string file)
    {
        HasGateways = !File.Exists(file) || (File.ReadLines(file).FirstOrDefault() ?? "").Split(',').Contains(Gateway);
        _rows = new CredentialFile(file, HasGateways ? Columns : [.. Columns.SkipLast(1)]);
    }

    /// <summary>False for one that was begun by a version that knew no gateways: its devices were registered without.</summary>
    public bool HasGateways { get; }

    public HashSet<string> Ids() => _rows.Ids();

    /// <summary>Opened for the rows of one answer, so that they are on disk before the next is asked for.</summary>
    public CredentialRows Append() => _rows.Append();
}
