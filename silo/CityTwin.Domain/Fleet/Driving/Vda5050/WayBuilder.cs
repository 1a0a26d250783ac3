using System.Globalization;
using CityTwin.City;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Lays a task out as nodes.</summary>
internal sealed class WayBuilder(Ability? ability, Vda5050Options options)
{
    public const int MaxNodes = 2_000;

    private const double SameM = 1;

    /// <summary>The node it begins at: where the robot stands.</summary>
    public WayNode Start(double x, double y, long stampMs) => new(string.Create(CultureInfo.InvariantCulture, $"start-{stampMs:x}"), x, y)
    {
        DeviationM = Optional("allowedDeviationXY") ? options.StartDeviationM : null,
    };

    /// <summary>The stops of a task from one on, behind a node.</summary>
    /// <param name="isDone">Actions that are over already.</param>
    /// <exception cref="UnitRefusedException">It is too long, leads out of the map's zone, or has actions the robot lacks.</exception>
    public List<WayNode> Stops(IReadOnlyList<TaskStop> stops, int from, WayNode behind, Func<string, bool> isDone)
    {
        List<WayNode> way = [];
        for (var i = from; i < stops.Count; i++)
        {
            var stop = stops[i];
            Leg(way, stop, i, way.Count == 0 ? behind : way[^1]);
            way.Add(Node($"stop-{i}", stop.Place, stop) with
            {
                Stop = i,
                ThetaRad = stop.HeadingDeg is { } heading && Optional("theta")
                    ? Utm48.ThetaRad(heading, stop.Place.Longitude, stop.Place.Latitude)
                    : null,
                Actions = [.. stop.Actions.Where(action => !isDone(action.ActionId)).Select(action => ActionBook.Make(action, ability))],
            });
            if (way.Count > MaxNodes)
            {
                throw new UnitRefusedException(UnitRefusal.Invalid, $"The task has more than {MaxNodes} nodes: expected it in shorter parts.");
            }
        }

        return way;
    }

    private void Leg(List<WayNode> way, TaskStop stop, int index, WayNode from)
    {
        var end = Node("end", stop.Place, stop);
        var isNamed = stop.NodeIds.Count == stop.Path.Count;
        var path = stop.Path
            .Select((point, k) => Node(isNamed ? stop.NodeIds[k] : string.Create(CultureInfo.InvariantCulture, $"way-{index}-{k}"), point, stop))
            .ToList();

        // A path may have been planned from farther back than where the robot is by now.
        var first = way.Count == 0 && path.Count > 0 ? path.IndexOf(path.MinBy(node => Distance(node, from))!) : 0;
        var last = from;
        foreach (var node in path.Skip(first).Where(node => Distance(node, end) >= SameM))
        {
            if (Distance(node, last) >= SameM)
            {
                way.Add(node);
                last = node;
            }
        }
    }

    private WayNode Node(string id, GeoPoint place, TaskStop stop)
    {
        if (!double.IsFinite(place.Longitude) || !double.IsFinite(place.Latitude) || !Utm48.Covers(place.Longitude, place.Latitude))
        {
            throw new UnitRefusedException(
                UnitRefusal.OutOfArea,
                string.Create(CultureInfo.InvariantCulture, $"{place.Longitude} {place.Latitude} is not on the map: expected a place in and around UTM zone 48 N."));
        }

        var (x, y) = Utm48.ToMetres(place.Longitude, place.Latitude);
        return new WayNode(id, x, y)
        {
            SpeedMps = Optional("maximumSpeed", "maxSpeed") ? stop.SpeedMps : null,
            DeviationM = Optional("allowedDeviationXY") ? options.NodeDeviationM : null,
        };
    }

    /// <summary>A fleet control sends only the optional fields that a robot supports; without a factsheet, the usual ones.</summary>
    private bool Optional(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (ability is null || ability.Optional.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    public static double Distance(WayNode a, WayNode b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
