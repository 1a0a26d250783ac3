namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What of a stop's actions a flight's file can have an aircraft do.</summary>
public static class FlightFileActions
{
    public static bool Has(StopActionType action) =>
        action is StopActionType.TakePhoto or StopActionType.TakeThermal or StopActionType.Wait or StopActionType.Search;
}
