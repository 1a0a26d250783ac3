namespace CityTwin.Access;

/// <summary>Revocations as a list that forgets what no token can be in force for any more.</summary>
public static class Revocations
{
    /// <summary>
    /// The list after another revocation. Of two about the same claim the one that reaches further stays: it says all that
    /// the other says. A sign-out and a revocation of the same claim stand side by side, for they are kept for other times.
    /// Where there is no room the oldest sign-outs go, and then the oldest of other sessions: their tokens live shortly anyway,
    /// and an admin has to find room.
    /// </summary>
    /// <param name="most">How many there may be.</param>
    /// <exception cref="RevocationsFullException">It would be one too many.</exception>
    public static RevocationList Add(RevocationList list, Revocation added, long nowMs, int most)
    {
        var same = list.Revocations.FirstOrDefault(known => IsSame(known, added));
        if (same is not null && same.IssuedUntilMs >= added.IssuedUntilMs && same.ForgottenAtMs > nowMs)
        {
            return list;
        }

        Revocation[] kept = [.. list.Revocations.Where(known => known != same && known.ForgottenAtMs > nowMs)];
        var beyond = kept.Length + 1 - most;
        if (beyond > 0)
        {
            Revocation[] gone = [.. kept.Where(MayGo).OrderBy(known => !known.SignedOut).ThenBy(known => known.RevokedAtMs).Take(beyond)];
            kept = gone.Length == beyond
                ? [.. kept.Except(gone)]
                : throw new RevocationsFullException(
                    $"There are {kept.Length} revocations, as many as are kept (Access:MaxRevocations), and too few sign-outs among "
                    + $"them to make room; the first is forgotten at "
                    + $"{DateTimeOffset.FromUnixTimeMilliseconds(kept.Min(known => known.ForgottenAtMs)):u}.");
        }

        return new RevocationList(list.Revision + 1, [.. kept, added]);
    }

    /// <summary>The one of the list that a revocation is, or has the place of.</summary>
    public static Revocation Find(RevocationList list, Revocation revocation) =>
        list.Revocations.First(known => IsSame(known, revocation));

    private static bool IsSame(Revocation one, Revocation other) =>
        one.Kind == other.Kind && one.Of == other.Of && one.SignedOut == other.SignedOut;

    private static bool MayGo(Revocation known) => known.SignedOut || known.Kind == RevocationKind.Session;
}
