namespace CityTwin.Vda5050;

/// <summary>What state and visualization have in common.</summary>
internal static class MotionReader
{
    public static VdaPosition? Position(Place place) => place.Object(
        place.Room.Version.Name("mobileRobotPosition", "agvPosition"),
        position => new VdaPosition(
            position.Number("x"), position.Number("y"), position.Number("theta"), position.Text("mapId"),
            position.Flag(place.Room.Version.Name("localized", "positionInitialized")),
            position.NumberOrNull("localizationScore"), position.NumberOrNull("deviationRange")));

    public static VdaVelocity? Velocity(Place place) => place.Object(
        "velocity", velocity => new VdaVelocity(velocity.NumberOrNull("vx"), velocity.NumberOrNull("vy"), velocity.NumberOrNull("omega")));

    public static VdaPlannedPath? PlannedPath(Place place) => place.Object(
        "plannedPath",
        path => new VdaPlannedPath(Trajectory(path.Object("trajectory")), path.ItemsOrNone("traversedNodes", node => node.AsText())));

    public static IReadOnlyList<VdaWaypoint> IntermediatePath(Place place) =>
        place.Has("intermediatePath", out var path) ? path.AsObject().Items("polyline", Waypoint) : [];

    /// <summary>3.x gives a curve without degree and knots the degree 1.</summary>
    public static VdaTrajectory Trajectory(Place place)
    {
        var isStrict = place.Room.Version.Major < 3;
        return new VdaTrajectory(
            (int)Math.Min(isStrict ? place.Whole("degree") : place.WholeOrNull("degree") ?? 1, int.MaxValue),
            isStrict ? place.Items("knotVector", knot => knot.AsNumber()) : place.ItemsOrNone("knotVector", knot => knot.AsNumber()),
            place.Items("controlPoints", point => new VdaControlPoint(
                point.Number("x"), point.Number("y"), point.NumberOrNull("weight") ?? 1)));
    }

    private static VdaWaypoint Waypoint(Place place) => new(
        place.Number("x"), place.Number("y"), place.NumberOrNull("theta"), place.Time("eta"));
}
