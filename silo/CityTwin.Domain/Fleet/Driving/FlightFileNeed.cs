namespace CityTwin.Fleet.Driving;

/// <summary>Whether a task is to come with a file.</summary>
public enum FlightFileNeed : byte
{
    /// <summary>It would not be looked at.</summary>
    None,

    /// <summary>The unit does better by it, and can do without.</summary>
    Better,

    /// <summary>Without one the task is refused.</summary>
    Needed,
}
