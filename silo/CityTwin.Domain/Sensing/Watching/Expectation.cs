using CityTwin.City;

namespace CityTwin.Sensing.Watching;

/// <summary>
/// What a value is compared with: the seasonal profile once it knows the hour, the samples before it in the window
/// until then. It is formed once, when the sample arrives: a profile that learns does not rewrite history.
/// </summary>
internal static class Expectation
{
    /// <summary>Fewer samples than this say nothing about what is usual.</summary>
    private const int MinSamples = 8;

    public static Sample Of(
        SeasonalProfile? profile, TwinId sensor, string metric, MetricWindow window, int place, long timeMs,
        double value)
    {
        if (profile is not null && profile.TryExpect(sensor, metric, timeMs, out var location, out var scale))
        {
            return new Sample(timeMs, value, (float)location, (float)scale);
        }

        if (place < MinSamples)
        {
            return new Sample(timeMs, value, float.NaN, 0);
        }

        Span<double> before = stackalloc double[MetricWindow.Capacity];
        before = before[..place];
        window.ValuesBefore(place).CopyTo(before);
        (location, scale) = RobustScale.Of(before);
        return new Sample(timeMs, value, (float)location, (float)scale);
    }

    /// <summary>The median of the samples of the hour that the newest of them is in.</summary>
    public static HourSample NewestHour(string metric, MetricWindow window)
    {
        var hour = HourOf(window.NewestMs);
        Span<double> values = stackalloc double[MetricWindow.Capacity];
        var count = 0;
        for (var i = window.Count - 1; i >= 0 && HourOf(window[i].TimeMs) == hour; i--)
        {
            values[count++] = window[i].Value;
        }

        return new HourSample(metric, hour * SeasonalProfile.MsPerHour, RobustScale.Median(values[..count]));
    }

    public static long HourOf(long timeMs) => Math.DivRem(timeMs, SeasonalProfile.MsPerHour) is var (hour, rest) && rest < 0
        ? hour - 1
        : hour;
}
