using CityTwin.City;

namespace CityTwin.Fleet.Waypoints;

/// <summary>What a waypoint file says as stops of a mission; pure.</summary>
internal static class WaypointStops
{
    /// <summary>One file has no more points than a mission has stops.</summary>
    private static readonly WaypointLimits Limits = new()
    {
        MaxBytes = IWaypointReaderGrain.MaxBytes, MaxUnpackedBytes = 8 * 1024 * 1024, MaxElements = 100_000, MaxPoints = UnitTask.MaxStops,
    };

    /// <param name="groundM">The ground at a longitude and latitude; null while the terrain is not known.</param>
    /// <exception cref="MissionRefusedException">The terrain is not known and the file's altitudes count from it.</exception>
    public static WaypointsRead Read(string name, byte[] content, Func<double, double, double?> groundM)
    {
        var reading = WaypointFiles.Read(name, content, Limits);
        var notes = reading.Notes.Select(note => note.ToString()).ToList();
        if (reading.Plan is not { } plan)
        {
            return new WaypointsRead([], [.. reading.Problems.Select(problem => problem.ToString())], notes);
        }

        var needsGround = plan.Points.Any(point => point.Reference is AltitudeReference.Ground or AltitudeReference.Home);
        var first = plan.Points[0];
        var homeM = needsGround ? Ground(first.Longitude, first.Latitude) : 0;
        if (plan.Points.Any(point => point.Reference == AltitudeReference.Home))
        {
            notes.Add(FormattableString.Invariant(
                $"{name}: Altitudes above the take-off are counted from the ground at the first waypoint, {homeM:0.#} m above the datum."));
        }

        var stops = plan.ToDatum(Ground, homeM).Points.Select((point, i) => Stop(point, i, plan.SpeedMps)).ToList();
        if (plan.Points.Sum(point => point.Actions.Count(action => !IsKept(action.Kind))) is > 0 and var left)
        {
            notes.Add(FormattableString.Invariant($"{name}: {left} action(s) of camera pitch or film are left out: the dispatch turns the camera itself."));
        }

        return new WaypointsRead(stops, [], notes);

        double Ground(double longitude, double latitude) => groundM(longitude, latitude) ?? throw new MissionRefusedException(
            MissionRefusal.State, $"{name} has altitudes above the ground or the take-off, and this city's terrain is not known yet: read it again in a while.");
    }

    private static TaskStop Stop(Waypoint point, int index, double? speedMps)
    {
        var actions = point.Actions.Select((action, i) => (StopAction?)(action.Kind switch
        {
            WaypointActionKind.TakePhoto => new StopAction($"w{index}-{i}", StopActionType.TakePhoto),
            WaypointActionKind.TakeThermal => new StopAction($"w{index}-{i}", StopActionType.TakeThermal),
            WaypointActionKind.Hover => new StopAction($"w{index}-{i}", StopActionType.Wait, action.Value),
            _ => null,
        })).OfType<StopAction>().ToList();
        var yaw = point.Actions.Where(action => action.Kind == WaypointActionKind.RotateYaw).Select(action => (double?)action.Value).FirstOrDefault();
        return new TaskStop(
            new GeoPoint(point.Longitude, point.Latitude, Math.Round(point.AltitudeM, 2)), [], [], actions, point.SpeedMps ?? speedMps,
            point.HeadingDegrees ?? yaw, PlannedAtMs: 0);
    }

    private static bool IsKept(WaypointActionKind kind) =>
        kind is WaypointActionKind.TakePhoto or WaypointActionKind.TakeThermal or WaypointActionKind.Hover or WaypointActionKind.RotateYaw;
}
