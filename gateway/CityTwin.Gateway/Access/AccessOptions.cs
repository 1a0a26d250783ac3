namespace CityTwin.Gateway.Access;

/// <summary>How access is taken away.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>How often this gateway asks what was revoked: so long may a revoked token still be taken.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a call with a token waits, in a gateway that has just started, to hear what was revoked; past it the call is
    /// refused as unavailable.
    /// </summary>
    public TimeSpan FirstLookWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a revocation is kept: no less than the longest that a token is in force.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(366);

    /// <summary>
    /// How long it is kept that a sign-in is over, be it a revoked session or a sign-out the authority told of: no less than the
    /// longest that an access token of the authority lives. People sign out every day, and the list has a bound.
    /// </summary>
    public TimeSpan KeepSessionsFor { get; set; } = TimeSpan.FromHours(24);
}
