using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>An area with a rule.</summary>
internal sealed record Zone(string SetId, string ZoneId, ZoneType Type, IReadOnlyList<PlanePoint> Vertices)
{
    public double MaxSpeedMps { get; init; } = double.MaxValue;

    public ReleaseLoss OnReleaseLost { get; init; }

    /// <summary>Radians from east.</summary>
    public double Direction { get; init; }

    /// <summary>How far a heading may be off a directed zone's direction; π where it is only a wish.</summary>
    public double DirectionTolerance { get; init; } = Math.PI;

    public IReadOnlyList<OrderedAction> EntryActions { get; init; } = [];

    public IReadOnlyList<OrderedAction> DuringActions { get; init; } = [];

    public IReadOnlyList<OrderedAction> ExitActions { get; init; } = [];

    public bool NeedsGrant => Type is ZoneType.Release or ZoneType.CoordinatedReplanning;

    /// <summary>Whether a place is inside, by counting how often a ray to the east leaves.</summary>
    public bool Contains(PlanePoint place)
    {
        var isInside = false;
        for (int i = 0, j = Vertices.Count - 1; i < Vertices.Count; j = i++)
        {
            var (a, b) = (Vertices[i], Vertices[j]);
            if (a.NorthM > place.NorthM != b.NorthM > place.NorthM
                && place.EastM < a.EastM + ((b.EastM - a.EastM) * (place.NorthM - a.NorthM) / (b.NorthM - a.NorthM)))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }

    /// <summary>Where a piece of a way meets the border, as parts of the piece.</summary>
    public IEnumerable<double> Crossings(PlanePoint from, PlanePoint to)
    {
        var (east, north) = (to.EastM - from.EastM, to.NorthM - from.NorthM);
        for (int i = 0, j = Vertices.Count - 1; i < Vertices.Count; j = i++)
        {
            var (a, b) = (Vertices[j], Vertices[i]);
            var (borderEast, borderNorth) = (b.EastM - a.EastM, b.NorthM - a.NorthM);
            var cross = (east * borderNorth) - (north * borderEast);
            if (cross == 0)
            {
                continue;
            }

            var onWay = (((a.EastM - from.EastM) * borderNorth) - ((a.NorthM - from.NorthM) * borderEast)) / cross;
            var onBorder = (((a.EastM - from.EastM) * north) - ((a.NorthM - from.NorthM) * east)) / cross;
            if (onWay is >= 0 and <= 1 && onBorder is >= 0 and <= 1)
            {
                yield return onWay;
            }
        }
    }
}
