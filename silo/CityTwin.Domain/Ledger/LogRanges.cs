namespace CityTwin.Ledger;

/// <summary>How scattered entries of a log are read in few goes: those close to each other at once, with what lies between.</summary>
public static class LogRanges
{
    /// <param name="sequences">Ascending.</param>
    /// <param name="maxGap">So many entries that were not asked for may lie between two that are read at once.</param>
    /// <param name="maxEntries">Of one range, with those between.</param>
    public static IEnumerable<(long First, long Last)> Of(IReadOnlyList<long> sequences, int maxGap, int maxEntries)
    {
        for (var i = 0; i < sequences.Count;)
        {
            var first = sequences[i];
            var last = first;
            for (i++; i < sequences.Count && sequences[i] - last - 1 <= maxGap && sequences[i] - first < maxEntries; i++)
            {
                last = sequences[i];
            }

            yield return (first, last);
        }
    }
}
