using System.Globalization;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Replay;

/// <summary>How much faster than it happened a recording is replayed; without a factor, as fast as it is acknowledged.</summary>
internal sealed record ReplaySpeed(double? Factor)
{
    /// <summary>Readings fall due in steps of this much real time.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <exception cref="InputException">It is neither max nor a positive number.</exception>
    public static ReplaySpeed Parse(string text) => text == "max"
        ? new ReplaySpeed((double?)null)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor)
            && factor > 0 && double.IsFinite(factor)
            ? new ReplaySpeed(factor)
            : throw new InputException($"'{text}' is not a speed: expected a number above 0, or max.");

    /// <summary>How far in event time to go, so long after the start.</summary>
    public long DueMs(EventTimeline timeline, TimeSpan elapsed, long reachedMs) => Factor is { } factor
        ? timeline.FirstMs + (long)Math.Min(elapsed.TotalMilliseconds * factor, timeline.LastMs - timeline.FirstMs)
        : Math.Min(reachedMs + timeline.SliceMs, timeline.LastMs);

    public override string ToString() => Factor?.ToString(CultureInfo.InvariantCulture) ?? "max";
}
