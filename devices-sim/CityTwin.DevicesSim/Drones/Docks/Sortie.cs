using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>One going out of an aircraft, from the order until the dock is closed behind it.</summary>
internal sealed class Sortie
{
    public required string FlightId { get; init; }

    /// <summary>The order's business, which all that is said of it belongs to.</summary>
    public required string Bid { get; init; }

    public required string TrackId { get; init; }

    public required FlightRules Rules { get; init; }

    /// <summary>Of a flight task; nothing for a flight to a point.</summary>
    public WaylineMission? Mission { get; set; }

    public BreakPoint? From { get; init; }

    public bool ChecksAreas { get; init; }

    public Place Point { get; init; }

    public double SpeedMps { get; init; }

    public double OverHomeM { get; init; }

    public bool IsTask => Mission is not null;

    public SortieStage Stage { get; private set; }

    /// <summary>By the town's time, as the next one.</summary>
    public long StageSinceMs { get; private set; }

    public long AirborneSinceMs { get; set; }

    public int Step { get; set; } = TaskStep.Initial;

    public int Waypoints { get; set; }

    public int WaypointsDone { get; set; }

    public int WaypointIndex { get; set; }

    public int WaylineId { get; set; }

    /// <summary>The documents' <c>wayline_mission_state</c>: 2 prepares, 4 starts, 5 on its way there, 6 flies, 7 paused, 8 resumes, 9 done.</summary>
    public int MissionState { get; set; } = 2;

    public int Pictures { get; set; }

    public bool IsRouteDone { get; set; }

    /// <summary>Called off by the cloud.</summary>
    public bool IsCanceled { get; set; }

    /// <summary>Why it did not do all; 0 for nothing.</summary>
    public int Result { get; set; }

    public int BreakReason { get; set; }

    public BreakPoint? Break { get; set; }

    public Place BreakPlace { get; set; }

    public double BreakHeadingDeg { get; set; }

    /// <summary>Of a flight to a point: its present goal's id, empty for that of the take-off.</summary>
    public string FlyToId { get; set; } = "";

    public void Enter(SortieStage stage, long worldMs) => (Stage, StageSinceMs) = (stage, worldMs);

    /// <summary>The first reason stays: what follows from it is no news.</summary>
    public void Fail(int result, int breakReason)
    {
        if (Result == 0)
        {
            (Result, BreakReason) = (result, breakReason);
        }
    }

    public void Remember(Pilot pilot)
    {
        if (Break is null && pilot.BreakPoint() is { } at)
        {
            (Break, BreakPlace, BreakHeadingDeg) = (at, pilot.Craft.Where, pilot.Craft.HeadingDeg);
        }
    }

    public string FinalStatus => IsRouteDone && Result == 0 ? "ok"
        : IsCanceled || (Result == 0 && WaypointsDone == 0) ? "canceled"
        : WaypointsDone > 0 ? "partially_done"
        : "failed";
}
