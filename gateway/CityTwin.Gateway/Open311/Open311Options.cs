namespace CityTwin.Gateway.Open311;

/// <summary>The door for citizens and their apps, Open311 GeoReport v2.</summary>
public sealed class Open311Options
{
    public const string Section = "Open311";

    /// <summary>
    /// Apps that have a key: a name of lower-case letters, digits and hyphens, and the SHA-256 of the key, 64 lower-case
    /// hexadecimal digits. The key itself is kept nowhere here.
    /// </summary>
    public Dictionary<string, string> ApiKeys { get; set; } = [];

    /// <summary>Whether reports are only taken with a key. Without it anyone may report.</summary>
    public bool KeyRequired { get; set; }

    /// <summary>Reports an hour from one address without a key (of IPv6 the first 64 bits).</summary>
    public int ReportsPerHourPerAddress { get; set; } = 30;

    /// <summary>Reports at once from one address without a key.</summary>
    public int ReportBurstPerAddress { get; set; } = 10;

    /// <summary>Reports an hour with one key.</summary>
    public int ReportsPerHourPerKey { get; set; } = 36_000;

    /// <summary>Reports at once with one key.</summary>
    public int ReportBurstPerKey { get; set; } = 200;

    /// <summary>Questions a minute from one address.</summary>
    public int ReadsPerMinutePerAddress { get; set; } = 300;

    /// <summary>Reports that are read at once, whoever sends them; each holds up to <see cref="MaxReportBytes"/> of memory.</summary>
    public int MaxReportsAtOnce { get; set; } = 32;

    /// <summary>Largest report with its pictures, in bytes.</summary>
    public int MaxReportBytes { get; set; } = 9 * 1024 * 1024;

    /// <summary>Largest outline of one layer for a citizen's map, in bytes before compression: a larger one is made coarser.</summary>
    public int OutlineBytes { get; set; } = 512 * 1024;

    /// <summary>The same form from the same sender, sent again within this time, is the same report.</summary>
    public TimeSpan SameReportWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether anyone who knows a report's id is shown the reporter's words. Off: people write names and numbers into them,
    /// and nobody has looked through them.
    /// </summary>
    public bool ShowDescriptions { get; set; }
}
