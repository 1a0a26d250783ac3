namespace CityTwin.Ledger;

/// <summary>When a district's boards are saved again.</summary>
internal static class BoardRhythm
{
    /// <summary>
    /// After as many entries as the boards hold entities: they are saved whole, and so each entry costs the same however much
    /// is on them. A start reads about as many entries as it reads entities.
    /// </summary>
    /// <param name="entries">Since they were last saved.</param>
    /// <param name="held">Alerts and orders on the boards.</param>
    /// <param name="least">Fewer entries are never worth it.</param>
    public static bool IsDue(long entries, int held, int least) => entries >= Math.Max(least, held);
}
