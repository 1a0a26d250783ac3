using System.Collections.Concurrent;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// The streets of this silo in which something changed that no snapshot has: by a reading, whichever silo's log it is
/// in, or by silence, a fault or a person's hand, which are in no log.
/// </summary>
internal sealed class ChangedStreets
{
    private readonly ConcurrentDictionary<string, byte> _streets = new();

    public void Mark(string street) => _streets.TryAdd(street, 0);

    /// <summary>Those that were marked since this was last asked.</summary>
    public IReadOnlyList<string> Take() => [.. _streets.Keys.Where(street => _streets.TryRemove(street, out _))];
}
