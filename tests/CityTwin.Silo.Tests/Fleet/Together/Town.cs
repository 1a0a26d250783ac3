using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Driving;
using CityTwin.WorkOrders;
using Sim = CityTwin.DevicesSim.Units;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>One unit as the city's package defines it and as the simulator's units file has it, and tasks as the desk makes them.</summary>
internal sealed class Town(DriverSeat seat)
{
    public const double Lon = 106.55;
    public const double Lat = 29.56;
    public const double GroundM = 240;

    private const double MetresPerDegree = 111_195;

    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    public DriverSeat Seat => seat;

    public static UnitType Type(string code, TwinKind kind, double cruiseMps, double climbMps, double enduranceS, params Capability[] can) =>
        new(code, kind, code, code, can, cruiseMps, climbMps, enduranceS, 200, 0.2, kind == TwinKind.Drone ? 12 : null, null, null);

    public static Town Of(UnitType type, UnitProtocol protocol, string version = "", string? gateway = null)
    {
        var device = $"{type.Kind}-dev-1".ToLowerInvariant();
        var isRobot = protocol == UnitProtocol.Vda5050;
        return new Town(new DriverSeat(
            new UnitDefinition(
                TwinId.Unit(type.Kind, Cell, "0001"), device, type.Code, protocol, version, isRobot ? "acme" : "", isRobot ? "R-1" : device,
                $"{type.Code} 1", Cell, Home, type.Kind == TwinKind.Drone ? TwinId.Unit(TwinKind.Dock, Cell, "0001") : null, null, []),
            type, gateway ?? device));
    }

    public static GeoPoint Home { get; } = new(Lon, Lat, GroundM);

    public static GeoPoint At(double eastM, double northM, double altitudeM = GroundM) => new(
        Lon + (eastM / MetresPerDegree / Math.Cos(Lat * Math.PI / 180)), Lat + (northM / MetresPerDegree), altitudeM);

    /// <summary>The unit's row in the units file.</summary>
    public Sim.UnitRow Row()
    {
        var (unit, type) = (seat.Unit, seat.Type);
        return new Sim.UnitRow(
            unit.DeviceId, "secret",
            unit.Protocol switch
            {
                UnitProtocol.Vda5050 => Sim.UnitProtocol.Vda5050, UnitProtocol.DjiCloud => Sim.UnitProtocol.DjiCloud, _ => Sim.UnitProtocol.Native,
            },
            unit.Id.Value, type.Kind == TwinKind.Dock ? Sim.UnitRow.DockType : type.Code, unit.Name, unit.Manufacturer, unit.Serial,
            unit.ProtocolVersion, seat.Gateway == unit.DeviceId ? "" : seat.Gateway, unit.Home.Longitude, unit.Home.Latitude,
            unit.Home.ElevationM, type.CruiseSpeedMps, type.ClimbSpeedMps, type.EnduranceS, type.MaxWindMps ?? 0,
            [.. type.Capabilities.Select(WireName.Of)]);
    }

    /// <summary>A task as the desk makes it: along places so many metres east and north of home.</summary>
    public UnitTask Task(
        MissionKind kind, string serial, IReadOnlyList<(double EastM, double NorthM)>? places = null, int attempt = 1, int? scene = null,
        double stayS = 20, int revision = 0)
    {
        places ??= [(120, 40)];
        var flies = seat.Type.Kind == TwinKind.Drone;
        var legs = places.Select((place, i) =>
        {
            var to = At(place.EastM, place.NorthM, GroundM + (flies ? 60 : 0));
            var from = i == 0 ? (EastM: 0.0, NorthM: 0.0) : places[i - 1];
            var between = At((from.EastM + place.EastM) / 2, (from.NorthM + place.NorthM) / 2, to.ElevationM);
            return new WayLeg(to, flies ? [] : [between, to], flies ? [] : [$"n{i}a", $"n{i}b"], 0);
        }).ToArray();
        var view = new UnitView { Definition = seat.Unit, Capabilities = seat.Type.Capabilities };
        var at = scene ?? (kind is MissionKind.PatrolArea or MissionKind.PatrolRoute or MissionKind.InspectBuilding ? 0 : places.Count - 1);
        return TaskMaker.Make(
            MissionId.Create(Cell, serial), kind, new MissionAim(At(places[at].EastM, places[at].NorthM), Cell, [], null, null, null, []), attempt, view,
            new UnitWay(null, "", legs, 0, 0, 0, 0, 0, GroundM + 80), at, stayS, revision);
    }
}
