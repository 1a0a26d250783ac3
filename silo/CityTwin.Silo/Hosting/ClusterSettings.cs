namespace CityTwin.Hosting;

/// <summary>This silo's place in the cluster, and how quickly the cluster gives up on a silo or a call.</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Loopback port for other silos.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Loopback port for gateways.</summary>
    public int GatewayPort { get; set; } = 30000;

    public string ClusterId { get; set; } = "citytwin";

    public string ServiceId { get; set; } = "citytwin";

    /// <summary>Stable across restarts: streets are placed by it.</summary>
    public string SiloName { get; set; } = "silo-0";

    /// <summary>How long a silo may take to answer a probe.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest a probe is stretched to on a busy machine. Three of these are how long a hung silo is believed
    /// because its connection was alive; Orleans' own 20 s would make that a minute.
    /// </summary>
    public TimeSpan MaxProbeTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a grain may take to answer another.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls waiting for one grain; one more is refused, and its caller tries again later.</summary>
    public int MaxWaitingCalls { get; set; } = 5_000;

    /// <summary>How long a sensor or an alert that nobody speaks to stays in memory.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long stopping may take: refuse new work, flush the log, save. Nothing depends on its success.</summary>
    public TimeSpan DrainWithin { get; set; } = TimeSpan.FromSeconds(30);
}
