namespace CityTwin.Gateway.Fleet.Media;

/// <summary>How docks put their pictures here.</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>A file with the deployment's 256-bit key in base64, the same as the silos'; empty switches the intake off.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>Azure Storage's connection string, or Azurite's.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The bucket that docks are told of.</summary>
    public string Bucket { get; set; } = "media";

    /// <summary>The region that docks are told of and sign with.</summary>
    public string Region { get; set; } = "citytwin";

    /// <summary>Bytes of one picture or video.</summary>
    public long MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Pictures that are taken at once; another is told to come again.</summary>
    public int MaxAtOnce { get; set; } = 16;

    /// <summary>How far a dock's clock may be off.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one picture may take.</summary>
    public TimeSpan Within { get; set; } = TimeSpan.FromMinutes(5);
}
