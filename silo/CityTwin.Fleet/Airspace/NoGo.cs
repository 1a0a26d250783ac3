using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>What a flight at one altitude must keep a distance from.</summary>
/// <param name="Name">A rule's or a building's name, for people.</param>
internal sealed record NoGo(string Name, AirspaceArea Area, double MarginM)
{
    // A corner is a metre further out than it must be: arithmetic does not put a way over the line.
    private const double CornerSlackM = 1;

    private IReadOnlyList<PlanePoint>? _corners;

    public IReadOnlyList<PlanePoint> Corners => _corners ??= Area.Corners(MarginM + CornerSlackM);

    public bool Blocks(PlanePoint from, PlanePoint to) => Area.IsNearer(from, to, Math.Max(MarginM, 0.01));

    /// <summary>Places just outside its margin: its corners, and the nearest on the lines between them.</summary>
    public IEnumerable<PlanePoint> Beside(PlanePoint at, double slackM)
    {
        var corners = Area.Corners(MarginM + slackM + CornerSlackM);
        return corners.Concat(corners.Zip(corners.Skip(1).Append(corners[0]), (from, to) =>
            from.Towards(to, Segments.NearestShare(from, to, at))));
    }

    public bool Holds(PlanePoint at) => Blocks(at, at);
}
