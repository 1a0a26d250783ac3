namespace CityTwin.Ingest.Log;

/// <summary>How segments get from the silo's disk to blob storage.</summary>
public sealed class ShippingOptions
{
    public const string Section = "Ingest:Shipping";

    /// <summary>How often closed segments are looked for.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How old a shipped segment must be before it is read back: storage may lose what it took last.</summary>
    public TimeSpan VerifyAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait after failures.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(2);
}
