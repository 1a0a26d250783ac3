namespace CityTwin.Sensing;

/// <summary>
/// What a kind of sensor shows in an area at each hour of the week: a robust location and scale for each metric, from
/// the hourly samples of all its sensors. Hours are those of UTC; a rhythm of local time shows as well in them.
/// </summary>
public sealed class SeasonalProfile
{
    /// <summary>Takes a sensor's sample of an hour.</summary>
    public void Add(HourSample sample)
    {
    }

    /// <summary>What is to be expected at an event time: the median and 1.4826 × MAD. False when too little is known.</summary>
    public bool TryExpect(string metric, long timeMs, out double location, out double scale)
    {
        (location, scale) = (0, 0);
        return false;
    }
}
