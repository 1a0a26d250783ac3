using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet.Coverage;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Where buildings are inspected from, floor by floor. Every unit is weighed for an inspection at every look, and a building is
/// found by reading the package through: each is read once and kept while it is one of the last.
/// </summary>
/// <param name="read">Null for a building that there is not.</param>
internal sealed class BuildingFloors(Func<TwinId, AimStops?> read)
{
    /// <summary>Buildings that are kept, those read last; one has as many points as a flight has stops at most.</summary>
    public const int MaxKept = 64;

    /// <summary>Of a camera from a wall that it inspects.</summary>
    private const double StandOffM = 15;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<TwinId, Lazy<AimStops?>> _kept = [];

    /// <summary>Every floor of a building; one that has more than a flight can look at is refused as a whole.</summary>
    public static AimStops? Of(BuildingShape? building)
    {
        if (building is null)
        {
            return null;
        }

        var camera = new CameraFigures();
        var needed = BuildingInspection.FacadePoints(building, camera, StandOffM);
        return needed > UnitTask.MaxStops
            ? AimStops.No(string.Create(CultureInfo.InvariantCulture,
                $"The building's {building.Storeys} floors take {needed} pictures, and one flight takes at most {UnitTask.MaxStops}: give the waypoints of at most {UnitTask.MaxStops * building.Storeys / needed} floors a flight."))
            : new AimStops([.. BuildingInspection.Facade(building, camera, StandOffM).Select(point => point.At.Place.ToDegrees(point.At.AltitudeM))], 0);
    }

    /// <summary>Who asks while another reads the same waits for that; what could not be read is read again.</summary>
    public AimStops? Of(TwinId building)
    {
        Lazy<AimStops?>? floors;
        lock (_gate)
        {
            if (!_kept.TryGetValue(building, out floors))
            {
                if (_kept.Count >= MaxKept)
                {
                    _kept.RemoveAt(0);
                }

                _kept.Add(building, floors = new Lazy<AimStops?>(() => read(building)));
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
