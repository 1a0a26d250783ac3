namespace CityTwin.Fleet.Driving;

/// <summary>A driver whose unit can be sent by a file that it fetches.</summary>
public interface IFlightFileDriver
{
    /// <summary>Whether this task is to come with one, as things stand.</summary>
    FlightFileNeed FileFor(UnitTask task);
}
