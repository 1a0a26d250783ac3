using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Devices;

/// <summary>
/// When a device reports: every so often, each device at its own moment, so that a kind does not speak in chorus. In whole
/// milliseconds, as timers are: a fraction of one would be due again and again until the clock has passed it.
/// </summary>
internal sealed class Schedule
{
    private const long FirstWithinMs = 60_000;

    private readonly long _everyMs;
    private readonly long _firstMs;

    /// <param name="startMs">The first report comes within a minute of it, however seldom the kind reports.</param>
    public Schedule(Site site, long startMs, double speed)
    {
        _everyMs = Math.Max(1, (long)(site.Kind.ReportEverySeconds * 1000 / speed));
        _firstMs = startMs + 1 + (long)(Noise.Unit(Noise.Seed(site.Seed, "phase")) * Math.Min(_everyMs, FirstWithinMs));
    }

    /// <summary>The first report after a time; missed ones are not made up for.</summary>
    public long NextAfterMs(long timeMs) =>
        timeMs < _firstMs ? _firstMs : _firstMs + ((((timeMs - _firstMs) / _everyMs) + 1) * _everyMs);
}
