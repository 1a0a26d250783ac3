using CityTwin.City;
using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving.Vda5050;
using Sim = CityTwin.DevicesSim.Units;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>A robot of the simulator meets the driver of its protocol.</summary>
internal sealed class RobotMeeting
{
    public const string V2 = "2.1.0";
    public const string V3 = "3.0.0";

    public RobotMeeting(
        string version, LineWeather? weather = null, int seed = 1, Func<double, Sim.UnitFault<RobotFaultKind>?>? faults = null,
        params Capability[] can)
    {
        Town = Town.Of(
            Town.Type("robot", TwinKind.Robot, 3, 0, 14_400,
                can.Length > 0 ? can : [Capability.Camera, Capability.Thermal, Capability.GasSensor, Capability.Pump, Capability.Speaker,
                    Capability.Lift, Capability.Barrier, Capability.Medical, Capability.Carry]),
            UnitProtocol.Vda5050, version);
        Robot = new Robot(Town.Seat.Unit.DeviceId, RobotModel.Of(Town.Row()), (ulong)seed, faults ?? (_ => null));
        City = new Meeting(Robot, new Vda5050DriverMaker(), [Town.Seat], weather, seed);
    }

    public Town Town { get; }

    public Robot Robot { get; }

    public RobotMachine Machine => Robot.Machine;

    public Meeting City { get; }

    public RobotMeeting Joined()
    {
        City.Connect().Until(() => City.State.Link == UnitLink.Online && City.State.Motion is not null, 60);
        City.Run(3);
        return this;
    }
}
