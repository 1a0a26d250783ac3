using CityTwin.City;
using CityTwin.DevicesSim.Teams;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving.Native;
using Sim = CityTwin.DevicesSim.Units;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>A team of the simulator meets the driver of its terminal.</summary>
internal sealed class TeamMeeting
{
    public TeamMeeting(LineWeather? weather = null, int seed = 1, Func<double, Sim.UnitFault<TeamFaultKind>?>? faults = null)
    {
        Town = Town.Of(
            Town.Type("crew", TwinKind.Team, 9, 0, 28_800,
                Capability.Crew, Capability.Pump, Capability.Lift, Capability.Thermal, Capability.Camera, Capability.Barrier, Capability.Medical, Capability.Carry),
            UnitProtocol.Native);
        Terminal = new TeamTerminal(Town.Seat.Unit.DeviceId, TeamModel.Of(Town.Row(), (ulong)seed), (ulong)seed, faults ?? (_ => null));
        City = new Meeting(Terminal, new NativeDriverMaker(new NativeSettings()), [Town.Seat], weather, seed);
    }

    public Town Town { get; }

    public TeamTerminal Terminal { get; }

    public Team Team => Terminal.Team;

    public Meeting City { get; }

    public TeamMeeting Joined()
    {
        City.Connect().Until(() => City.State.Link == UnitLink.Online && City.State.Motion is not null, 60);
        return this;
    }

    /// <summary>Metres between where the city sees it and where it is, on the ground: terminals say no height.</summary>
    public double OffM()
    {
        var seen = City.State.Motion!.Position;
        return Sim.UtmGrid.ToMetres(seen.Longitude, seen.Latitude).DistanceM(Team.Walk.Position);
    }
}
