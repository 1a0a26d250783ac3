namespace CityTwin.Sensing.Watching;

/// <summary>One value in event time, with what was to be expected of it.</summary>
/// <param name="Location">The expected value; NaN when nothing was expected, or nobody asked.</param>
/// <param name="Scale">The robust deviation about it.</param>
internal readonly record struct Sample(long TimeMs, double Value, float Location, float Scale);
