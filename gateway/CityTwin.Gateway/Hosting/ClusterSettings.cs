namespace CityTwin.Gateway.Hosting;

/// <summary>Where the silos are.</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Loopback port of a silo's Orleans gateway.</summary>
    public int GatewayPort { get; set; } = 30000;

    public string ClusterId { get; set; } = "citytwin";

    public string ServiceId { get; set; } = "citytwin";

    /// <summary>How often the list of silos is read again. Orleans' own minute leaves a hung silo in use that long.</summary>
    public TimeSpan GatewayListRefresh { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a grain may take to answer before the caller is told to try again.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause between attempts to reach the first silo.</summary>
    public TimeSpan ConnectRetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}
