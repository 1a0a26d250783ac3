namespace CityTwin.Access;

/// <summary>Tokens that are not taken any more, though their signature is good and their time not over.</summary>
/// <param name="Kind">What <paramref name="Of"/> names.</param>
/// <param name="Of">The <c>sub</c>, <c>jti</c> or <c>sid</c> claim.</param>
/// <param name="IssuedUntilMs">Tokens issued at that time or before are not taken; newer ones are.</param>
/// <param name="By">The principal who revoked, or the authority that said so.</param>
/// <param name="RevokedAtMs">When it was decided.</param>
/// <param name="ForgottenAtMs">When no such token can be in force any more.</param>
/// <param name="SignedOut">
/// The authority told of an ordinary sign-out: old tokens are not taken, but nobody has taken the person's access away.
/// </param>
[GenerateSerializer, Immutable, Alias("CityTwin.Revocation")]
public sealed record Revocation(
    [property: Id(0)] RevocationKind Kind,
    [property: Id(1)] string Of,
    [property: Id(2)] long IssuedUntilMs,
    [property: Id(3)] string By,
    [property: Id(4)] string Reason,
    [property: Id(5)] long RevokedAtMs,
    [property: Id(6)] long ForgottenAtMs,
    [property: Id(7)] bool SignedOut = false);
