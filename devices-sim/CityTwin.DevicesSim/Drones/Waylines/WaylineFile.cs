using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>Reads the mission an aircraft flies from a KMZ: <c>wpmz/waylines.wpml</c> in it, in any version of WPML's namespace.</summary>
internal static class WaylineFile
{
    public const int MaxBytes = 20 * 1024 * 1024;

    private const string Name = "waylines.wpml";
    private const int MaxPoints = 65_535;
    private const double DefaultTakeOffM = 20;
    private const double DefaultSpeedMps = 10;

    /// <exception cref="WaylineFileException">It cannot be flown; the message says why.</exception>
    public static WaylineMission Read(byte[] kmz)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(kmz), ZipArchiveMode.Read);
            var entry = zip.Entries.FirstOrDefault(entry => entry.Name == Name)
                ?? throw new WaylineFileException($"there is no {Name} in the archive.", isFormat: true);
            if (entry.Length > MaxBytes)
            {
                throw new WaylineFileException($"{Name} has {entry.Length} bytes, more than {MaxBytes}.", isFormat: true);
            }

            using var text = entry.Open();
            using var xml = XmlReader.Create(text, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes,
            });
            return Mission(XDocument.Load(xml));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            throw new WaylineFileException($"it is not a KMZ with {Name}: {e.Message}", isFormat: true);
        }
    }

    private static WaylineMission Mission(XDocument document)
    {
        var config = document.Descendants().FirstOrDefault(node => node.Name.LocalName == "missionConfig")
            ?? throw new WaylineFileException("missionConfig is missing.", isFormat: false);
        var waylines = document.Descendants().Where(node => node.Name.LocalName == "Folder").Select(Folder).ToList();
        var count = waylines.Sum(wayline => wayline.Points.Count);
        return count is < 1 or > MaxPoints
            ? throw new WaylineFileException($"it has {count} waypoints; from 1 to {MaxPoints} can be flown.", isFormat: false)
            : new WaylineMission(
                Number(config, "takeOffSecurityHeight", DefaultTakeOffM),
                Speed(Number(config, "globalTransitionalSpeed", DefaultSpeedMps)),
                Text(config, "flyToWaylineMode") != "pointToPoint",
                Text(config, "finishAction") switch
                {
                    "noAction" => FinishAction.Hover,
                    "autoLand" => FinishAction.Land,
                    "gotoFirstWaypoint" => FinishAction.GoToFirst,
                    _ => FinishAction.GoHome,
                },
                waylines);
    }

    private static Wayline Folder(XElement folder)
    {
        var speed = Number(folder, "autoFlightSpeed", DefaultSpeedMps);
        var places = Children(folder, "Placemark").ToList();
        return new Wayline(
            (int)Number(folder, "waylineId", 0),
            Text(folder, "executeHeightMode") switch
            {
                "relativeToStartPoint" => HeightMode.TakeOffPoint,
                "realTimeFollowSurface" => HeightMode.Ground,
                _ => HeightMode.Ellipsoid,
            },
            [.. places.Select((place, i) => Point(place, i, speed)).OrderBy(point => point.Index)],
            [.. places.SelectMany(place => Children(place, "actionGroup")).Select(Group)]);
    }

    private static Waypoint Point(XElement place, int ordinal, double speed)
    {
        var index = (int)Number(place, "index", ordinal);
        var degrees = (place.Descendants().FirstOrDefault(node => node.Name.LocalName == "coordinates")?.Value ?? "").Split(',');
        if (degrees.Length < 2 || !Parse(degrees[0], out var lon) || !Parse(degrees[1], out var lat)
            || Math.Abs(lon) > 180 || Math.Abs(lat) > 90)
        {
            throw new WaylineFileException($"waypoint {index} has no longitude and latitude.", isFormat: false);
        }

        var heading = Children(place, "waypointHeadingParam").FirstOrDefault();
        return new Waypoint(
            index, lon, lat,
            Number(place, "executeHeight", double.NaN) is var height && double.IsFinite(height)
                ? height
                : throw new WaylineFileException($"waypoint {index} has no executeHeight.", isFormat: false),
            Speed(Number(place, "waypointSpeed", speed)),
            !Text(Children(place, "waypointTurnParam").FirstOrDefault(), "waypointTurnMode").Contains("PassWith", StringComparison.Ordinal)
                && Text(Children(place, "waypointTurnParam").FirstOrDefault(), "waypointTurnMode") != "coordinateTurn",
            Text(heading, "waypointHeadingMode") is "fixed" or "smoothTransition" ? Number(heading!, "waypointHeadingAngle", 0) : null);
    }

    private static ActionGroup Group(XElement group)
    {
        var trigger = Children(group, "actionTrigger").FirstOrDefault();
        var (type, every) = (Text(trigger, "actionTriggerType"), trigger is null ? 0 : Number(trigger, "actionTriggerParam", 0));
        return new ActionGroup(
            (int)Number(group, "actionGroupStartIndex", 0), (int)Number(group, "actionGroupEndIndex", 0),
            type == "multipleTiming" ? Math.Max(1, every) : 0, type == "multipleDistance" ? Math.Max(1, every) : 0,
            [.. Children(group, "action").Select(Action).OfType<WaylineAction>()]);
    }

    private static WaylineAction? Action(XElement action)
    {
        var with = Children(action, "actionActuatorFuncParam").FirstOrDefault() ?? action;
        return Text(action, "actionActuatorFunc") switch
        {
            "takePhoto" or "orientedShoot" => new WaylineAction(WaylineActionKind.TakePhoto, 0, Lenses(Text(with, "payloadLensIndex"))),
            "hover" => new WaylineAction(WaylineActionKind.Hover, Math.Clamp(Number(with, "hoverTime", 0), 0, 3600), []),
            "rotateYaw" => new WaylineAction(WaylineActionKind.Yaw, Number(with, "aircraftHeading", 0), []),
            "gimbalRotate" when Number(with, "gimbalPitchRotateEnable", 0) > 0 =>
                new WaylineAction(WaylineActionKind.GimbalPitch, Math.Clamp(Number(with, "gimbalPitchRotateAngle", -90), -90, 30), []),
            _ => null,
        };
    }

    private static List<CameraLens> Lenses(string text)
    {
        var lenses = new List<CameraLens>();
        if (text.Contains("wide") || text.Contains("zoom") || text.Contains("visible"))
        {
            lenses.Add(CameraLens.Wide);
        }

        if (text.Split(',').Any(word => word.Trim() == "ir"))
        {
            lenses.Add(CameraLens.Infrared);
        }

        return lenses;
    }

    private static double Speed(double mps) => Math.Clamp(mps, 1, 25);

    private static IEnumerable<XElement> Children(XElement node, string name) =>
        node.Elements().Where(child => child.Name.LocalName == name);

    private static string Text(XElement? node, string name) => node is null ? "" : Children(node, name).FirstOrDefault()?.Value.Trim() ?? "";

    private static double Number(XElement node, string name, double otherwise) =>
        Parse(Text(node, name), out var number) ? number : otherwise;

    private static bool Parse(string text, out double number) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
