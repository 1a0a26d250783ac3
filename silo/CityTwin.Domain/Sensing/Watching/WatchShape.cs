namespace CityTwin.Sensing.Watching;

/// <summary>What the words of a rule's memory mean; part of the snapshot format, so values are never reused.</summary>
internal enum WatchShape : byte
{
    /// <summary>No reading decides it.</summary>
    None = 0,
    Threshold = 1,
    Rate = 2,
    Flatline = 3,
    Anomaly = 4,
}
