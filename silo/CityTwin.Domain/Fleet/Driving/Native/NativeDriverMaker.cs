namespace CityTwin.Fleet.Driving.Native;

/// <summary>Makes the drivers of teams' terminals.</summary>
public sealed class NativeDriverMaker(NativeSettings settings) : IUnitDriverMaker
{
    public UnitProtocol Protocol => UnitProtocol.Native;

    public IUnitDriver Make(DriverSeat seat, string? saved) => new NativeDriver(seat, settings, saved);
}
