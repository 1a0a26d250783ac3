using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CityTwin.Fleet.Routing;

/// <summary>Finds the edges near a place.</summary>
internal sealed class RoadFinder
{
    private const double FirstRadiusM = 40;

    private readonly Coordinate[][] _lines;
    private readonly STRtree<int> _tree = new();

    public RoadFinder(Coordinate[][] lines)
    {
        _lines = lines;
        for (var edge = 0; edge < lines.Length; edge++)
        {
            var box = new Envelope();
            foreach (var at in lines[edge])
            {
                box.ExpandToInclude(at);
            }

            _tree.Insert(box, edge);
        }

        _tree.Build();
    }

    /// <summary>The nearest edge that is wanted; of equally near ones that with the lowest index.</summary>
    public (int Edge, double AlongM, double DistanceM)? Nearest(PlanePoint at, double maxM, Func<int, bool> wanted)
    {
        for (var radius = Math.Min(FirstRadiusM, maxM); ; radius = Math.Min(2 * radius, maxM))
        {
            (int Edge, double AlongM, double DistanceM)? best = null;
            foreach (var edge in InBox(at, radius).Where(wanted))
            {
                var (alongM, distanceM) = Nearest(_lines[edge], at);
                if (distanceM <= radius && (best is null || distanceM < best.Value.DistanceM))
                {
                    best = (edge, alongM, distanceM);
                }
            }

            if (best is not null || radius >= maxM)
            {
                return best;
            }
        }
    }

    /// <summary>Edges that come within a distance of a place, by index.</summary>
    public IEnumerable<int> Within(PlanePoint centre, double radiusM) =>
        InBox(centre, radiusM).Where(edge => Nearest(_lines[edge], centre).DistanceM <= radiusM);

    private IEnumerable<int> InBox(PlanePoint at, double radiusM) =>
        _tree.Query(new Envelope(at.EastM - radiusM, at.EastM + radiusM, at.NorthM - radiusM, at.NorthM + radiusM)).Order();

    private static (double AlongM, double DistanceM) Nearest(Coordinate[] line, PlanePoint at)
    {
        var (bestAlong, bestDistance, along) = (0.0, double.MaxValue, 0.0);
        for (var i = 1; i < line.Length; i++)
        {
            var (from, to) = (PlanePoint.Of(line[i - 1]), PlanePoint.Of(line[i]));
            var share = Segments.NearestShare(from, to, at);
            var distance = from.Towards(to, share).DistanceM(at);
            var step = from.DistanceM(to);
            if (distance < bestDistance)
            {
                (bestAlong, bestDistance) = (along + (share * step), distance);
            }

            along += step;
        }

        return (bestAlong, bestDistance);
    }
}
