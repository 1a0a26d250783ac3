using CityTwin.City;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Docks;
using CityTwin.Fleet.Driving;
using CityTwin.Sensing;
using Microsoft.Extensions.Options;

namespace CityTwin.Fleet.Units;

/// <summary>What every unit of the silo shares.</summary>
internal sealed class UnitParts(
    CityCatalogue city, IEnumerable<IUnitDriverMaker> makers, ICellLocator cells, DockHouses houses, FlightFiles flights,
    IAirPlaces air, IOptions<FleetOptions> options, TimeProvider clock)
{
    private readonly Dictionary<UnitProtocol, IUnitDriverMaker> _makers = makers.ToDictionary(maker => maker.Protocol);
    private readonly LocalDays _days = CityDays.Of(city);

    public FleetOptions Options => options.Value;

    public TimeProvider Clock => clock;

    public FlightFiles Flights => flights;

    public ICellLocator Cells => cells;

    public IAirPlaces Air => air;

    public long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public UnitTimes Times(UnitProtocol protocol) => UnitTimes.Of(city.Fleet.Dispatch.Times, protocol);

    /// <summary>Its type; of a type that the package no longer has, one that can do nothing.</summary>
    public UnitType Type(UnitDefinition unit) => city.Fleet.Type(unit.Type)
        ?? new UnitType(unit.Type, unit.Id.Kind, unit.Type, unit.Type, [], 1, 0, 1, 0, 0, null, null, null);

    public Shifts Shifts(UnitDefinition unit) => new(unit.Shifts, _days);

    /// <returns>Null when nobody here speaks its protocol.</returns>
    public IUnitDriver? Driver(UnitDefinition unit, string gateway, string? saved)
    {
        if (gateway != unit.DeviceId)
        {
            houses.Note(gateway, unit.DeviceId);
        }

        return _makers.GetValueOrDefault(unit.Protocol)?.Make(new DriverSeat(unit, Type(unit), gateway), saved);
    }
}
