namespace CityTwin.Fleet.Waypoints;

/// <summary>
/// Reads DJI WPML: waylines one after another. Of a template, whose points may say "as the whole", the ellipsoid's height is taken
/// where there is one. Actions on arrival are read; other triggers and actions are noted and left out.
/// </summary>
internal sealed class WpmlReader(ReadingLog log)
{
    public static WaypointReading Read(XmlElement root, ReadingLog log) => log.Done(new WpmlReader(log).Plan(root));

    private WaypointPlan Plan(XmlElement root)
    {
        var mission = root.Below("missionConfig").First();
        var folders = root.Below("Folder").ToList();
        var points = folders.SelectMany(Points).Take(log.Limits.MaxPoints + 1).ToList();
        return new WaypointPlan(root.Below("name").FirstOrDefault()?.Text ?? "", points)
        {
            SpeedMps = folders.FirstOrDefault()?.NumberOf("autoFlightSpeed", log),
            TakeOffHeightM = mission.NumberOf("takeOffSecurityHeight", log),
            Finish = Finish(mission),
        };
    }

    private WaypointFinish Finish(XmlElement mission)
    {
        switch (mission.TextOf("finishAction"))
        {
            case "goHome" or null:
                return WaypointFinish.GoHome;
            case "autoLand":
                return WaypointFinish.Land;
            case "noAction":
                return WaypointFinish.Hover;
            case "gotoFirstWaypoint":
                return WaypointFinish.GoToFirst;
            case var other:
                log.Problem(mission.Child("finishAction")!.Line, $"finishAction is {ReadingLog.Quote(other)}: expected goHome, autoLand, noAction or gotoFirstWaypoint.");
                return WaypointFinish.GoHome;
        }
    }

    private List<Waypoint> Points(XmlElement folder)
    {
        var (points, groups) = (new List<Waypoint>(), new List<XmlElement>());
        foreach (var mark in folder.All("Placemark"))
        {
            if (mark.NumberOf("index", log) is { } index && index != points.Count)
            {
                log.Problem(mark.Child("index")!.Line, FormattableString.Invariant($"Its index is {index}: expected {points.Count}, the next."));
            }

            groups.AddRange(mark.All("actionGroup"));
            points.Add(Point(folder, mark));
        }

        foreach (var group in groups)
        {
            Act(group, points);
        }

        return points;
    }

    private Waypoint Point(XmlElement folder, XmlElement mark)
    {
        var at = KmlReader.Numbers(mark.Child("Point")?.TextOf("coordinates") ?? "");
        var (heightM, reference) = Height(folder, mark);
        var complaint = at is null ? "It has no Point with coordinates longitude,latitude." : ReadingLog.Complaint(at[0], at[1], heightM);
        if (complaint is not null)
        {
            log.Problem(mark.Line, complaint);
        }

        var heading = mark.Child("waypointHeadingParam");
        var turns = heading?.TextOf("waypointHeadingMode") is "smoothTransition" or "fixed";
        return new Waypoint(at?[0] ?? 0, at?[1] ?? 0, heightM, reference)
        {
            SpeedMps = mark.TextOf("useGlobalSpeed") == "1" ? null : mark.NumberOf("waypointSpeed", log),
            HeadingDegrees = turns && heading!.NumberOf("waypointHeadingAngle", log) is { } angle ? (angle + 360) % 360 : null,
        };
    }

    private (double HeightM, AltitudeReference Reference) Height(XmlElement folder, XmlElement mark)
    {
        if (mark.NumberOf("executeHeight", log) is { } executeM)
        {
            return (executeM, Reference(folder, folder.TextOf("executeHeightMode")));
        }

        if (mark.NumberOf("ellipsoidHeight", log) is { } ellipsoidM)
        {
            return (ellipsoidM, AltitudeReference.Ellipsoid);
        }

        var heightM = mark.TextOf("useGlobalHeight") == "1" ? folder.NumberOf("globalHeight", log) : mark.NumberOf("height", log);
        if (heightM is null)
        {
            log.Problem(mark.Line, "It has no height: expected executeHeight, or ellipsoidHeight or height in a template.");
        }

        return (heightM ?? 0, Reference(folder, folder.Child("waylineCoordinateSysParam")?.TextOf("heightMode")));
    }

    private AltitudeReference Reference(XmlElement folder, string? mode)
    {
        switch (mode)
        {
            case "WGS84":
                return AltitudeReference.Ellipsoid;
            case "relativeToStartPoint":
                return AltitudeReference.Home;
            case "realTimeFollowSurface" or "aboveGroundLevel":
                return AltitudeReference.Ground;
            case "EGM96":
                return AltitudeReference.SeaLevel;
            default:
                log.Problem(folder.Line, $"Its height mode is {ReadingLog.Quote(mode ?? "")}: expected WGS84, relativeToStartPoint, realTimeFollowSurface, aboveGroundLevel or EGM96.");
                return AltitudeReference.Ellipsoid;
        }
    }

    private void Act(XmlElement group, List<Waypoint> points)
    {
        var (first, last) = (group.NumberOf("actionGroupStartIndex", log), group.NumberOf("actionGroupEndIndex", log));
        if (!(first >= 0 && first <= last && last < points.Count))
        {
            log.Problem(group.Line, $"An action group is for waypoints {first} to {last}: expected two of 0 to {points.Count - 1}.");
            return;
        }

        if (group.Child("actionTrigger")?.TextOf("actionTriggerType") is not "reachPoint" and var trigger)
        {
            log.Note(group.Line, $"Actions on {ReadingLog.Quote(trigger ?? "")} are left out: only those on reachPoint are read.");
            return;
        }

        var actions = group.All("action").Select(Action).OfType<WaypointAction>().ToList();
        for (var i = (int)first; i <= (int)last; i++)
        {
            points[i] = points[i] with { Actions = [.. points[i].Actions, .. actions] };
        }
    }

    private WaypointAction? Action(XmlElement action)
    {
        var function = action.TextOf("actionActuatorFunc") ?? "";
        var parameters = action.Child("actionActuatorFuncParam") ?? action;
        WaypointAction? read = function switch
        {
            "takePhoto" when parameters.TextOf("payloadLensIndex") == WpmlDocument.Infrared => new WaypointAction(WaypointActionKind.TakeThermal),
            "takePhoto" => new WaypointAction(WaypointActionKind.TakePhoto),
            "startRecord" => new WaypointAction(WaypointActionKind.StartRecord),
            "stopRecord" => new WaypointAction(WaypointActionKind.StopRecord),
            "hover" => new WaypointAction(WaypointActionKind.Hover, parameters.NumberOf("hoverTime", log) ?? 0),
            "gimbalRotate" when parameters.TextOf("gimbalPitchRotateEnable") == "1" =>
                new WaypointAction(WaypointActionKind.GimbalPitch, parameters.NumberOf("gimbalPitchRotateAngle", log) ?? 0),
            "rotateYaw" => new WaypointAction(
                WaypointActionKind.RotateYaw, ((parameters.NumberOf("aircraftHeading", log) ?? 0) + 360) % 360),
            _ => null,
        };
        if (read is null)
        {
            log.Note(action.Line, $"Action {ReadingLog.Quote(function)} is left out.");
        }

        return read;
    }
}
