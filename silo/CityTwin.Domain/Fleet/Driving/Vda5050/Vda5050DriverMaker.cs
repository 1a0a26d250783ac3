using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Makes drivers of robots that speak VDA 5050.</summary>
public sealed class Vda5050DriverMaker(Vda5050Options? options = null) : IUnitDriverMaker
{
    public UnitProtocol Protocol => UnitProtocol.Vda5050;

    /// <exception cref="FormatException">The unit's version, manufacturer or serial number are none that VDA 5050 has.</exception>
    public IUnitDriver Make(DriverSeat seat, string? saved)
    {
        var version = VdaVersion.Parse(seat.Unit.ProtocolVersion);
        return version.IsKnown
            ? new Vda5050Driver(new Robot(seat, version), options ?? Vda5050Options.Usual, Talk.Parse(saved))
            : throw new FormatException($"Unit {seat.Id} speaks VDA 5050 {version}: expected 2.x.y or 3.x.y.");
    }
}
