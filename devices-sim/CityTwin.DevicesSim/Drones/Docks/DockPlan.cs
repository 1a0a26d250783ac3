using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>A dock with its aircraft, as the units file has them.</summary>
/// <param name="Home">The landing pad.</param>
internal sealed record DockPlan(UnitRow Dock, UnitRow Aircraft, Place Home, Airframe Frame)
{
    private const double LeastEnduranceS = 300;
    private const double LeastSpeedMps = 3;

    public string DockId => Dock.DeviceId;

    public string AircraftId => Aircraft.DeviceId;

    public bool HasThermal => Aircraft.Can("thermal");

    public bool HasCamera => Aircraft.Can("camera") || HasThermal;

    public bool HasSpeaker => Aircraft.Can("speaker");

    /// <summary>Docks without an aircraft and aircraft without a dock are left out: neither can do anything.</summary>
    public static IReadOnlyList<DockPlan> Of(IReadOnlyList<UnitRow> units, Terrain terrain)
    {
        var docks = units.Where(unit => unit is { Protocol: UnitProtocol.DjiCloud, IsDock: true }).ToDictionary(unit => unit.DeviceId);
        return [.. units
            .Where(unit => unit is { Protocol: UnitProtocol.DjiCloud, IsDock: false } && docks.ContainsKey(unit.Dock))
            .DistinctBy(unit => unit.Dock)
            .Select(unit => Of(docks[unit.Dock], unit, terrain))];
    }

    private static DockPlan Of(UnitRow dock, UnitRow aircraft, Terrain terrain)
    {
        var spot = Place.Of(dock.Longitude, dock.Latitude, dock.ElevationM);
        var usual = new Airframe();
        return new DockPlan(dock, aircraft, spot.At(Math.Max(dock.ElevationM, terrain.HeightM(spot.EastM, spot.NorthM))), usual with
        {
            CruiseSpeedMps = Math.Max(LeastSpeedMps, Or(aircraft.CruiseSpeedMps, usual.CruiseSpeedMps)),
            ClimbSpeedMps = Or(aircraft.ClimbSpeedMps, usual.ClimbSpeedMps),
            DescentSpeedMps = Or(aircraft.ClimbSpeedMps, usual.ClimbSpeedMps) * 0.8,
            EnduranceS = Math.Max(LeastEnduranceS, Or(aircraft.EnduranceS, usual.EnduranceS)),
            MaxWindMps = Or(aircraft.MaxWindMps, usual.MaxWindMps),
        });
    }

    private static double Or(double number, double otherwise) => number > 0 ? number : otherwise;
}
