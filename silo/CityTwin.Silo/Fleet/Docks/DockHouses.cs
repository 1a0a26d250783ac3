using System.Collections.Concurrent;

namespace CityTwin.Fleet.Docks;

/// <summary>
/// Which aircraft are at home in which docks of this silo. A drone says so when it wakes: it stands in its dock's street, so it
/// wakes on its dock's silo.
/// </summary>
internal sealed class DockHouses
{
    private readonly ConcurrentDictionary<(string Dock, string Aircraft), bool> _known = new();

    public void Note(string dock, string aircraft) => _known[(dock, aircraft)] = true;

    public bool Has(string dock, string aircraft) => _known.ContainsKey((dock, aircraft));
}
