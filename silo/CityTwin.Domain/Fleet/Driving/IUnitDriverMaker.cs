namespace CityTwin.Fleet.Driving;

/// <summary>Makes the drivers of one protocol.</summary>
public interface IUnitDriverMaker
{
    UnitProtocol Protocol { get; }

    /// <param name="saved">What <see cref="IUnitDriver.Save"/> gave last; null for a first meeting. What cannot be read counts as null.</param>
    IUnitDriver Make(DriverSeat seat, string? saved);
}
