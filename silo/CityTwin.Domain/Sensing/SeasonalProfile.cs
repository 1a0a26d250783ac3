using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <summary>
/// What a kind of sensor shows in an area at each hour of the week: a robust location and scale for each metric, from
/// the hourly samples of all its sensors. Hours are those of UTC; a rhythm of local time shows as well in them.
/// It is bounded: 168 hours of at most <see cref="SamplesPerHour"/> samples of 4 bytes a metric, the newest kept.
/// </summary>
public sealed class SeasonalProfile
{
    /// <summary>How many samples an hour of the week keeps: eight weeks of one sensor, or one of eight.</summary>
    public const int SamplesPerHour = 8;

    internal const long MsPerHour = 3_600_000;

    private readonly Dictionary<string, MetricProfile> _metrics = new(StringComparer.Ordinal);

    /// <summary>Takes a sensor's sample of an hour. A metric's first sample makes room for it.</summary>
    public void Add(HourSample sample)
    {
        if (!_metrics.TryGetValue(sample.Metric, out var metric))
        {
            _metrics[sample.Metric] = metric = new MetricProfile();
        }

        metric.Add(HourOfWeek(sample.HourStartMs), sample.Median);
    }

    /// <summary>
    /// What is to be expected at an event time: the median of the hour of the week and 1.4826 × MAD. While that hour has
    /// too few samples, those of the same hour of all days serve; false when those are too few as well.
    /// </summary>
    public bool TryExpect(string metric, long timeMs, out double location, out double scale)
    {
        if (_metrics.TryGetValue(metric, out var profile))
        {
            var fraction = (timeMs - (Expectation.HourOf(timeMs) * MsPerHour)) / (double)MsPerHour;
            return profile.TryExpect(HourOfWeek(timeMs), fraction, out location, out scale);
        }

        (location, scale) = (0, 0);
        return false;
    }

    private static int HourOfWeek(long timeMs)
    {
        var hour = Expectation.HourOf(timeMs) % MetricProfile.HoursPerWeek;
        return (int)(hour < 0 ? hour + MetricProfile.HoursPerWeek : hour);
    }
}
