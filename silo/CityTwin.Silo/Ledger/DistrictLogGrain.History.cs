namespace CityTwin.Ledger;

/// <content>The events of one alert, order or warning, picked out of the log.</content>
internal sealed partial class DistrictLogGrain
{
    public async Task<IReadOnlyList<LoggedEvent>> History(LogTrail trail)
    {
        var (found, wanted) = (new List<LoggedEvent>(), trail.Sequences.ToHashSet());
        foreach (var (first, last) in LogRanges.Of(trail.Sequences, _options.MaxGapOfHistory, _options.MaxEntriesPerRead))
        {
            // A page may end where storage does, before the range does.
            for (var after = first - 1; after < last;)
            {
                var page = (await Read(after, (int)(last - after))).Entries;
                if (page.Count == 0)
                {
                    break;
                }

                found.AddRange(page.Where(logged => wanted.Contains(logged.Entry.Sequence)));
                after = page[^1].Entry.Sequence;
            }
        }

        return found;
    }
}
