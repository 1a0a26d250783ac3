using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Where buildings are inspected from, floor by floor. Every unit is weighed for an inspection at every look, and a building is
/// found by reading the package through: each is read once and kept while it is one of the last.
/// </summary>
/// <param name="read">Null for a building that there is not.</param>
internal sealed class BuildingFloors(Func<TwinId, IReadOnlyList<GeoPoint>?> read)
{
    /// <summary>Buildings that are kept, those read last; one has some thousand points at most.</summary>
    public const int MaxKept = 64;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<TwinId, Lazy<IReadOnlyList<GeoPoint>?>> _kept = [];

    /// <summary>Who asks while another reads the same waits for that; what could not be read is read again.</summary>
    public IReadOnlyList<GeoPoint>? Of(TwinId building)
    {
        Lazy<IReadOnlyList<GeoPoint>?>? floors;
        lock (_gate)
        {
            if (!_kept.TryGetValue(building, out floors))
            {
                if (_kept.Count >= MaxKept)
                {
                    _kept.RemoveAt(0);
                }

                _kept.Add(building, floors = new Lazy<IReadOnlyList<GeoPoint>?>(() => read(building)));
            }
        }

        try
        {
            return floors.Value;
        }
        catch
        {
            lock (_gate)
            {
                if (_kept.TryGetValue(building, out var failed) && failed == floors)
                {
                    _kept.Remove(building);
                }
            }

            throw;
        }
    }
}
