namespace CityTwin.Fleet.Driving.DjiCloud;

public sealed partial class DjiDriver
{
    /// <summary>Neither in the air, where a dock takes none, nor for what a file cannot have an aircraft do.</summary>
    public FlightFileNeed FileFor(UnitTask task)
    {
        if (Aircraft.IsInTheAir || IsQuickLook(task) || task.Stops.Count == 0)
        {
            return FlightFileNeed.None;
        }

        return task.Stops.Count > _settings.MaxPointStops ? FlightFileNeed.Needed
            : task.Stops.All(stop => stop.Actions.All(action => action.Type != StopActionType.Speak)) ? FlightFileNeed.Better
            : FlightFileNeed.None;
    }
}
