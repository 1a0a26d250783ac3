using CityTwin.Sensing;
using CityTwin.Sensing.Watching;

namespace CityTwin.Fleet.Units;

/// <summary>When a unit's people are on duty, in the city's local time.</summary>
public sealed class Shifts(IReadOnlyList<ScheduleWindow> windows, LocalDays days)
{
    private readonly Schedule? _schedule = Schedule.Of(windows, [], days);

    /// <summary>Without shifts they always are.</summary>
    public bool IsOn(long ms) => _schedule?.IsOpen(ms) ?? true;
}
