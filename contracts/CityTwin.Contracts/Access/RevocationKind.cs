namespace CityTwin.Access;

/// <summary>Which claim a revocation names.</summary>
public enum RevocationKind
{
    /// <summary>Everything that a principal has: <c>sub</c>.</summary>
    Subject,

    /// <summary>One token: <c>jti</c>.</summary>
    Token,

    /// <summary>One sign-in at the authority: <c>sid</c>.</summary>
    Session,
}
