namespace CityTwin.Storage;

/// <summary>Where state, snapshots, telemetry and logs are kept, and how long to wait for it.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Azure Storage's connection string, or Azurite's.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How long one attempt at a request may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the second attempt; it doubles from there.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest a silo waits for its storage to answer when it starts.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of entries after which a district's log goes on in a new blob.</summary>
    public int LedgerBlobBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Appends after which a district's log goes on in a new blob; the service allows 50,000.</summary>
    public int LedgerBlobAppends { get; set; } = 40_000;
}
