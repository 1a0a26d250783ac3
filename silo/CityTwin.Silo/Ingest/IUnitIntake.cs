using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Ingest;

/// <summary>Where the front door hands over what units say; what it completes is safe to acknowledge.</summary>
internal interface IUnitIntake
{
    /// <summary>Completes once the unit has taken them, in this order.</summary>
    /// <exception cref="Exception">It cannot be reached: nothing of it counts as taken.</exception>
    Task Hear(TwinId unit, IReadOnlyList<UnitMessage> messages, CancellationToken cancellationToken);

    /// <summary>Notes that a unit's device spoke where it may not. Best effort.</summary>
    void Note(TwinId unit, UnitMessageRefused refused);
}
