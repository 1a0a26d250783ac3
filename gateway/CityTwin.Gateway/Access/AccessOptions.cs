namespace CityTwin.Gateway.Access;

/// <summary>How access is taken away.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>How often this gateway asks what was revoked: so long may a revoked token still be taken.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a revocation is kept: no less than the longest that a token is in force.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(366);
}
