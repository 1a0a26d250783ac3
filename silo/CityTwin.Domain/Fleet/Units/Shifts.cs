using CityTwin.Sensing;
using CityTwin.Sensing.Watching;

namespace CityTwin.Fleet.Units;

/// <summary>When a unit's people are on duty, in the city's local time.</summary>
public sealed class Shifts(IReadOnlyList<ScheduleWindow> windows, LocalDays days)
{
    private readonly Schedule? _schedule = Schedule.Of(windows, [], days);

    /// <summary>Without shifts they always are.</summary>
    public bool IsOn(long ms) => _schedule?.IsOpen(ms) ?? true;

    /// <summary>
    /// Since when they have been and until when they will be, looked for no further than so long either way; null for a moment
    /// at which they are not.
    /// </summary>
    public (long SinceMs, long UntilMs)? DutyAt(long ms, long withinMs) =>
        _schedule is null ? (ms - withinMs, ms + withinMs) : _schedule.StretchAt(ms, withinMs);
}
