using System.Collections.Frozen;
using CityTwin.Access;

namespace CityTwin.Notifications;

/// <summary>
/// Whose access was taken away, and until when what they had set and were sent counts no more. Whoever only signed out is not
/// one of them: people on duty sign out every evening.
/// </summary>
public sealed class RevokedPeople
{
    private readonly FrozenDictionary<string, long> _until;

    private RevokedPeople(FrozenDictionary<string, long> until) => _until = until;

    /// <summary>Nobody.</summary>
    public static RevokedPeople None { get; } = new(FrozenDictionary<string, long>.Empty);

    public static RevokedPeople Of(RevocationList list) => new(list.Revocations
        .Where(one => one is { Kind: RevocationKind.Subject, SignedOut: false })
        .GroupBy(one => one.Of, StringComparer.Ordinal)
        .ToFrozenDictionary(one => one.Key, one => one.Max(known => known.IssuedUntilMs), StringComparer.Ordinal));

    /// <summary>Whether something from that time counts no more, since the person was revoked then or later.</summary>
    /// <param name="fromMs">When the person set it, or was sent it; 0 for never.</param>
    public bool Covers(string subject, long fromMs) => _until.TryGetValue(subject, out var until) && fromMs <= until;
}
