using CityTwin.City;

namespace CityTwin.Fleet.Driving;

/// <summary>Whom a driver drives.</summary>
/// <param name="Unit">The unit; of a dock without its aircraft, the dock.</param>
/// <param name="Type">Its type.</param>
/// <param name="Gateway">The device that speaks for it: of an aircraft, its dock; else itself.</param>
public sealed record DriverSeat(UnitDefinition Unit, UnitType Type, string Gateway)
{
    public TwinId Id => Unit.Id;
}
