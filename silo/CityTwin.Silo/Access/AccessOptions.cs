namespace CityTwin.Access;

/// <summary>The bounds of what is revoked.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Revocations kept at once, about 200 bytes each: one blob, rewritten whole. Beyond it the oldest sign-outs go.</summary>
    public int MaxRevocations { get; set; } = 20_000;
}
