using CityTwin.City;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Makes the drivers of docks and of the aircraft behind them.</summary>
public sealed class DjiDriverMaker(DjiSettings settings) : IUnitDriverMaker
{
    public UnitProtocol Protocol => UnitProtocol.DjiCloud;

    public IUnitDriver Make(DriverSeat seat, string? saved) => seat.Type.Kind == TwinKind.Dock
        ? new DjiDockDriver(seat, settings, saved)
        : new DjiDriver(seat, settings, saved);
}
