using System.Globalization;
using System.Xml;

namespace CityTwin.Fleet.Waypoints;

/// <summary>Writes one of the two documents of a WPML archive.</summary>
internal sealed class WpmlDocument(XmlWriter xml, WaypointPlan plan, WpmlAircraft aircraft, AltitudeReference reference)
{
    private const string Kml = "http://www.opengis.net/kml/2.2";
    private const string Wpml = "http://www.dji.com/wpmz/1.0.2";

    /// <summary>The lens that sees heat.</summary>
    public const string Infrared = "ir";

    private int _groups;

    private double SpeedMps => plan.SpeedMps ?? aircraft.SpeedMps;

    public void Write(bool template)
    {
        xml.WriteStartElement("kml", Kml);
        xml.WriteAttributeString("xmlns", "wpml", null, Wpml);
        xml.WriteStartElement("Document", Kml);
        if (plan.Name.Length > 0)
        {
            xml.WriteElementString("name", Kml, plan.Name);
        }

        Mission();
        xml.WriteStartElement("Folder", Kml);
        Folder(template);
        for (var i = 0; i < plan.Points.Count; i++)
        {
            Point(plan.Points[i], i, template);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Mission()
    {
        Start("missionConfig");
        Element("flyToWaylineMode", "safely");
        Element("finishAction", plan.Finish switch
        {
            WaypointFinish.Land => "autoLand",
            WaypointFinish.Hover => "noAction",
            WaypointFinish.GoToFirst => "gotoFirstWaypoint",
            _ => "goHome",
        });
        Element("exitOnRCLost", aircraft.GoesOnWithoutLink ? "goContinue" : "executeLostAction");
        Element("executeRCLostAction", aircraft.OnLostLink switch
        {
            LostLinkAction.Hover => "hover",
            LostLinkAction.Land => "landing",
            _ => "goBack",
        });
        Element("takeOffSecurityHeight", Math.Clamp(plan.TakeOffHeightM ?? aircraft.TakeOffHeightM, 2, 1500));
        Element("globalTransitionalSpeed", Math.Clamp(SpeedMps, 1, 15));
        Element("globalRTHHeight", aircraft.ReturnHeightM);
        Start("droneInfo");
        Element("droneEnumValue", aircraft.DroneType);
        Element("droneSubEnumValue", aircraft.DroneSubType);
        End();
        Start("payloadInfo");
        Element("payloadEnumValue", aircraft.PayloadType);
        Element("payloadSubEnumValue", 0);
        Element("payloadPositionIndex", aircraft.PayloadPosition);
        End();
        End();
    }

    private void Folder(bool template)
    {
        if (template)
        {
            Element("templateType", "waypoint");
            Element("templateId", 0);
            Start("waylineCoordinateSysParam");
            Element("coordinateMode", "WGS84");
            Element("heightMode", HeightMode);
            End();
            Element("autoFlightSpeed", SpeedMps);
            Element("gimbalPitchMode", "manual");
            Start("globalWaypointHeadingParam");
            Element("waypointHeadingMode", "followWayline");
            Element("waypointHeadingPathMode", "followBadArc");
            End();
            Element("globalWaypointTurnMode", "toPointAndStopWithDiscontinuityCurvature");
            Element("globalUseStraightLine", 1);
        }
        else
        {
            Element("templateId", 0);
            Element("executeHeightMode", HeightMode);
            Element("waylineId", 0);
            Element("autoFlightSpeed", SpeedMps);
        }
    }

    private string HeightMode => reference switch
    {
        AltitudeReference.Home => "relativeToStartPoint",
        AltitudeReference.Ground => "realTimeFollowSurface",
        _ => "WGS84",
    };

    private void Point(Waypoint point, int index, bool template)
    {
        xml.WriteStartElement("Placemark", Kml);
        xml.WriteStartElement("Point", Kml);
        xml.WriteElementString("coordinates", Kml, $"{WpmlWriter.Text(point.Longitude)},{WpmlWriter.Text(point.Latitude)}");
        xml.WriteEndElement();
        Element("index", index);
        Heights(point, template);
        if (point.SpeedMps is { } speed)
        {
            Element("waypointSpeed", speed);
        }

        Heading(point);
        Start("waypointTurnParam");
        Element("waypointTurnMode", "toPointAndStopWithDiscontinuityCurvature");
        Element("waypointTurnDampingDist", 0);
        End();
        Element("useStraightLine", 1);
        if (point.Actions.Count > 0)
        {
            Actions(point, index);
        }

        xml.WriteEndElement();
    }

    private void Heights(Waypoint point, bool template)
    {
        if (!template)
        {
            Element("executeHeight", point.AltitudeM);
            return;
        }

        if (reference == AltitudeReference.Ellipsoid)
        {
            Element("ellipsoidHeight", point.AltitudeM);
        }

        Element("height", point.AltitudeM);
        Element("useGlobalHeight", 0);
        Element("useGlobalSpeed", point.SpeedMps is null ? 1 : 0);
        Element("useGlobalHeadingParam", point.HeadingDegrees is null ? 1 : 0);
        Element("useGlobalTurnParam", 1);
    }

    private void Heading(Waypoint point)
    {
        Start("waypointHeadingParam");
        Element("waypointHeadingMode", point.HeadingDegrees is null ? "followWayline" : "smoothTransition");
        if (point.HeadingDegrees is { } heading)
        {
            Element("waypointHeadingAngle", Signed(heading));
        }

        Element("waypointHeadingPathMode", "followBadArc");
        End();
    }

    private void Actions(Waypoint point, int index)
    {
        Start("actionGroup");
        Element("actionGroupId", _groups++);
        Element("actionGroupStartIndex", index);
        Element("actionGroupEndIndex", index);
        Element("actionGroupMode", "sequence");
        Start("actionTrigger");
        Element("actionTriggerType", "reachPoint");
        End();
        foreach (var (action, i) in point.Actions.Select((action, i) => (action, i)))
        {
            Start("action");
            Element("actionId", i);
            Action(action);
            End();
        }

        End();
    }

    private void Action(WaypointAction action)
    {
        Element("actionActuatorFunc", action.Kind switch
        {
            WaypointActionKind.TakePhoto or WaypointActionKind.TakeThermal => "takePhoto",
            WaypointActionKind.StartRecord => "startRecord",
            WaypointActionKind.StopRecord => "stopRecord",
            WaypointActionKind.Hover => "hover",
            WaypointActionKind.GimbalPitch => "gimbalRotate",
            _ => "rotateYaw",
        });
        Start("actionActuatorFuncParam");
        switch (action.Kind)
        {
            case WaypointActionKind.Hover:
                Element("hoverTime", action.Value);
                break;
            case WaypointActionKind.RotateYaw:
                Element("aircraftHeading", Signed(action.Value));
                Element("aircraftPathMode", "clockwise");
                break;
            case WaypointActionKind.GimbalPitch:
                Gimbal(action.Value);
                break;
            case WaypointActionKind.TakeThermal:
                Element("payloadPositionIndex", aircraft.PayloadPosition);
                Element("useGlobalPayloadLensIndex", 0);
                Element("payloadLensIndex", Infrared);
                break;
            default:
                Element("payloadPositionIndex", aircraft.PayloadPosition);
                break;
        }

        End();
    }

    private void Gimbal(double pitchDegrees)
    {
        Element("gimbalHeadingYawBase", "aircraft");
        Element("gimbalRotateMode", "absoluteAngle");
        Element("gimbalPitchRotateEnable", 1);
        Element("gimbalPitchRotateAngle", pitchDegrees);
        foreach (var axis in new[] { "Roll", "Yaw" })
        {
            Element($"gimbal{axis}RotateEnable", 0);
            Element($"gimbal{axis}RotateAngle", 0);
        }

        Element("gimbalRotateTimeEnable", 0);
        Element("gimbalRotateTime", 0);
        Element("payloadPositionIndex", aircraft.PayloadPosition);
    }

    /// <summary>DJI's headings go from −180 to 180.</summary>
    private static double Signed(double degrees) => degrees > 180 ? degrees - 360 : degrees;

    private void Start(string name) => xml.WriteStartElement(name, Wpml);

    private void End() => xml.WriteEndElement();

    private void Element(string name, string value) => xml.WriteElementString(name, Wpml, value);

    private void Element(string name, int value) => Element(name, value.ToString(CultureInfo.InvariantCulture));

    private void Element(string name, double value) => Element(name, WpmlWriter.Text(value));
}
