namespace CityTwin.Gateway.Hosting;

/// <summary>What one caller, and all together, may take of the gateway.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Largest request message, in bytes.</summary>
    public int MaxMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Most open connections, both ports together; fewer where the process may not open files for so many.</summary>
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>Most calls at once on one HTTP/2 connection.</summary>
    public int MaxStreamsPerConnection { get; set; } = 200;

    /// <summary>Calls a second one principal may make on average.</summary>
    public int CallsPerSecond { get; set; } = 200;

    /// <summary>Calls one principal may make at once.</summary>
    public int CallBurst { get; set; } = 400;

    /// <summary>Idle time after which an HTTP/2 ping asks whether the other end is there.</summary>
    public TimeSpan PingAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to that ping may take.</summary>
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
