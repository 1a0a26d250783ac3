using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Devices;

/// <summary>When a device reports: every so often, each device at its own moment, so that a kind does not speak in chorus.</summary>
internal sealed class Schedule
{
    private const double FirstWithinSeconds = 60;

    private readonly double _everySeconds;
    private readonly double _first;

    /// <param name="startSeconds">The first report comes within a minute of it, however seldom the kind reports.</param>
    public Schedule(Site site, double startSeconds, double speed)
    {
        _everySeconds = site.Kind.ReportEverySeconds / speed;
        _first = startSeconds + (Noise.Unit(Noise.Seed(site.Seed, "phase")) * Math.Min(_everySeconds, FirstWithinSeconds));
    }

    /// <summary>The first report at or after a time; missed ones are not made up for.</summary>
    public double NextAfter(double seconds) => seconds < _first
        ? _first
        : _first + ((Math.Floor((seconds - _first) / _everySeconds) + 1) * _everySeconds);
}
