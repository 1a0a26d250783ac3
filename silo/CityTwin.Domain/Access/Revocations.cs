namespace CityTwin.Access;

/// <summary>Revocations as a list that forgets what no token can be in force for any more.</summary>
public static class Revocations
{
    /// <summary>
    /// The list after another revocation. Of two about the same claim the one that reaches further stays: it says all that
    /// the other says.
    /// </summary>
    /// <param name="most">How many there may be.</param>
    /// <exception cref="RevocationsFullException">It would be one too many.</exception>
    public static RevocationList Add(RevocationList list, Revocation added, long nowMs, int most)
    {
        var same = list.Revocations.FirstOrDefault(known => known.Kind == added.Kind && known.Of == added.Of);
        if (same is not null && same.IssuedUntilMs >= added.IssuedUntilMs && same.ForgottenAtMs > nowMs)
        {
            return list;
        }

        Revocation[] kept = [.. list.Revocations.Where(known => known != same && known.ForgottenAtMs > nowMs)];
        return kept.Length < most
            ? new RevocationList(list.Revision + 1, [.. kept, added])
            : throw new RevocationsFullException(
                $"There are {most} revocations, as many as are kept (Access:MaxRevocations); the first is forgotten at "
                + $"{DateTimeOffset.FromUnixTimeMilliseconds(kept.Min(known => known.ForgottenAtMs)):u}.");
    }
}
