using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>What a watcher is sent next.</summary>
/// <param name="Overflowed">Something did not fit and is lost: the watcher has to start anew.</param>
internal sealed record TwinChanges(
    IReadOnlyList<TwinRow> Rows,
    IReadOnlyList<TwinId> Removed,
    IReadOnlyList<CountVector> Counts,
    bool Overflowed)
{
    public bool Empty => Rows.Count == 0 && Removed.Count == 0 && Counts.Count == 0;
}
