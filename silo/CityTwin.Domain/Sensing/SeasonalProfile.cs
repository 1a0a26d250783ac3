using CityTwin.City;
using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <summary>
/// What a kind of sensor shows in an area at each hour of the week. Each sensor has a level of its own; what they share is
/// how far from it they are at that hour. Of all sensors' deviations in an hour one sample is made, their median, so that
/// a week counts once however many sensors there are. Hours are those of UTC; a rhythm of local time shows as well in them.
/// It is bounded: <see cref="WeeksPerHour"/> samples of each of 168 hours, the newest kept, and about 400 bytes for each
/// of at most <see cref="MaxSensors"/> sensors, for each metric.
/// </summary>
public sealed class SeasonalProfile
{
    /// <summary>How many weeks an hour of the week remembers.</summary>
    public const int WeeksPerHour = 8;

    /// <summary>Sensors whose level is known, for each metric. Those beyond are judged by their own recent past.</summary>
    public const int MaxSensors = 4_096;

    internal const long MsPerHour = 3_600_000;

    private readonly Dictionary<string, MetricProfile> _metrics = new(StringComparer.Ordinal);

    /// <summary>The hours it knows, for storage.</summary>
    public IEnumerable<ProfileHour> Hours => _metrics.SelectMany(metric => metric.Value.HoursOf(metric.Key));

    /// <summary>The sensors' levels it knows, for storage.</summary>
    public IEnumerable<ProfileLevel> Levels => _metrics.SelectMany(metric => metric.Value.LevelsOf(metric.Key));

    /// <summary>Takes up what a profile before this one knew.</summary>
    public static SeasonalProfile Restore(IEnumerable<ProfileHour> hours, IEnumerable<ProfileLevel> levels)
    {
        var profile = new SeasonalProfile();
        foreach (var hour in hours)
        {
            profile.Of(hour.Metric).Restore(hour);
        }

        foreach (var level in levels)
        {
            profile.Of(level.Metric).Restore(level);
        }

        return profile;
    }

    /// <summary>
    /// Takes a sensor's sample of an hour. A sensor's first whole day tells its level; what it showed counts from then on,
    /// and what it showed that day too.
    /// </summary>
    public void Add(TwinId sensor, HourSample sample) =>
        Of(sample.Metric).Add(sensor, Expectation.HourOf(sample.HourStartMs), sample.Median);

    /// <summary>
    /// What is to be expected of a sensor at an event time: its level and the usual deviation of the hour of the week from
    /// it; and the scale of what is usual, from week to week and from sensor to sensor. While that hour has too few weeks,
    /// the same hour of all days serves; false when there are too few days as well, or the sensor's level is not known.
    /// </summary>
    public bool TryExpect(TwinId sensor, string metric, long timeMs, out double location, out double scale)
    {
        if (_metrics.TryGetValue(metric, out var profile))
        {
            var hour = Expectation.HourOf(timeMs);
            var fraction = (timeMs - (hour * MsPerHour)) / (double)MsPerHour;
            return profile.TryExpect(sensor, MetricProfile.HourOfWeek(hour), fraction, out location, out scale);
        }

        (location, scale) = (0, 0);
        return false;
    }

    private MetricProfile Of(string metric)
    {
        if (!_metrics.TryGetValue(metric, out var profile))
        {
            _metrics[metric] = profile = new MetricProfile();
        }

        return profile;
    }
}
