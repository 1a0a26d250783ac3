using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>The missions of a district as they would be, for a plan of them.</summary>
public static class Suppositions
{
    /// <summary>
    /// Who is given a mission leaves what it has begun, and whoever had that mission is free. What a unit that is gone, or is
    /// needed elsewhere, has begun somebody else has to do.
    /// </summary>
    /// <param name="missions">Those that are not over.</param>
    /// <param name="supposed">Each of them at most once.</param>
    /// <param name="gone">Units that there would not be.</param>
    public static IReadOnlyList<MissionView> Of(
        IReadOnlyList<MissionView> missions, IReadOnlyList<SupposedMission> supposed, IReadOnlySet<TwinId> gone)
    {
        var otherwise = supposed.ToDictionary(one => one.Mission, one => one.Unit);
        var taken = supposed.Select(one => one.Unit).OfType<TwinId>().ToHashSet();
        return
        [
            .. missions.Where(mission => !otherwise.TryGetValue(mission.Id, out var unit) || unit is not null)
                .Select(mission => otherwise.TryGetValue(mission.Id, out var unit) && unit != mission.Unit ? Begun(mission, unit)
                    : mission.Unit is { } has && !otherwise.ContainsKey(mission.Id) && taken.Contains(has) ? Begun(mission, unit: null) : mission)
                .Select(mission => mission.Unit is { } has && gone.Contains(has) ? Begun(mission, unit: null) : mission),
        ];
    }

    /// <summary>
    /// From the beginning, by a unit or by whoever can: nobody is there yet, or has said when it will be, and a hold-back is over.
    /// </summary>
    private static MissionView Begun(MissionView mission, TwinId? unit) => mission with
    {
        Unit = unit,
        State = MissionState.Planned,
        Attempts = unit is null ? mission.Attempts : [],
        Clocks = mission.Clocks with { OnSceneAtMs = null, LaunchAtMs = unit is null ? mission.Clocks.LaunchAtMs : null },
    };
}
