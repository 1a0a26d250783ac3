using System.Globalization;
using CityTwin.City;

namespace CityTwin.Benchmarks.Storm;

/// <summary>Holds what was answered, and what everybody was sent, against what the logs have.</summary>
internal sealed class Reckoning(WrittenLog written, Outcomes outcomes, Audience audience)
{
    private const int Shown = 5;

    private readonly Dictionary<(string Kind, DivisionCode Area), IReadOnlyDictionary<string, long[]>> _wanted = [];

    /// <summary>Reports that were answered and that no log has.</summary>
    public IReadOnlyList<string> Lost { get; } = [.. outcomes.Taken.Keys.Where(order => !written.HasReport(order))];

    /// <summary>What is not as it has to be, in sentences; empty when nothing was lost.</summary>
    public IReadOnlyList<string> Complaints() =>
    [
        .. Lost.Take(Shown).Select(order => $"{order} was answered and is in no log."),
        .. Of("order", audience.OfOrders).Take(Shown),
        .. Of("alert", audience.OfAlerts).Take(Shown),
        .. Figures().Take(Shown),
    ];

    /// <summary>Each was sent every event of its area, once and in the log's order.</summary>
    private IEnumerable<string> Of(string kind, IReadOnlyList<ILogWatcher> watchers)
    {
        foreach (var (i, watcher) in watchers.Index())
        {
            var seen = watcher.Seen();
            foreach (var (district, wanted) in Wanted(kind, watcher.Area))
            {
                var until = wanted is [.., var last] ? last : 0;
                var had = seen.GetValueOrDefault(district, []).Where(sequence => sequence <= until).ToList();
                if (!had.SequenceEqual(wanted))
                {
                    var first = wanted.Except(had).DefaultIfEmpty(0).First();
                    yield return string.Create(CultureInfo.InvariantCulture,
                        $"{kind} watcher {i} of {watcher.Area} was sent {had.Count} of {wanted.Length} events of {district}, {wanted.Except(had).Count()} not, {had.Count - had.Distinct().Count()} twice; the first that is missing is {first}. Its stream last ended with '{watcher.LastEnd}'.");
                }
            }
        }
    }

    private IReadOnlyDictionary<string, long[]> Wanted(string kind, DivisionCode area)
    {
        if (!_wanted.TryGetValue((kind, area), out var wanted))
        {
            _wanted[(kind, area)] = wanted = written.Of(kind, area);
        }

        return wanted;
    }

    private IEnumerable<string> Figures() => audience.OfFigures
        .Where(watcher => watcher.Reported < written.ReportsIn(watcher.Area))
        .Select(watcher => string.Create(CultureInfo.InvariantCulture,
            $"The figures of {watcher.Area} tell of {watcher.Reported} reports; its log has {written.ReportsIn(watcher.Area)}."));
}
