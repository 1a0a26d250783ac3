using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>Makes lines of road into a graph: a line is cut wherever another touches one of its vertices.</summary>
internal static class RoadImport
{
    public static List<RoadFeature> Connect(
        string path, IReadOnlyList<ImportedRoad> roads, ImportGround ground, ProblemList problems)
    {
        var uses = roads.SelectMany(road => road.Line.Coordinates.Distinct()).CountBy(c => c).ToDictionary();
        var nodes = new Dictionary<Coordinate, string>();
        var edges = new List<RoadFeature>();
        foreach (var (i, road) in roads.Index())
        {
            var name = road.SourceId.Length > 0 ? road.SourceId : $"n{i + 1}";
            var cells = road.Line.Coordinates.Select(ground.CellAt).OfType<DivisionCode>().ToArray();
            if (cells.Length == 0)
            {
                problems.Add(path, road.Row, "has no vertex in any cell of the city.");
                continue;
            }

            foreach (var (p, part) in Parts(road.Line.Coordinates, uses).Index())
            {
                var middle = part[part.Length / 2];
                edges.Add(new RoadFeature(
                    $"road-import-{name}-{p + 1}", road.Name, road.Class, road.OneWay,
                    road.SpeedKmH ?? RoadWords.SpeedKmH(road.Class), road.Bridge, road.Tunnel, Node(part[0]), Node(part[^1]),
                    ground.CellAt(middle)?.Street, Generated: false, GeometryFactory.Default.CreateLineString(part)));
            }
        }

        return edges;

        string Node(Coordinate at)
        {
            if (!nodes.TryGetValue(at, out var node))
            {
                nodes.Add(at, node = $"node-import-{nodes.Count + 1}");
            }

            return node;
        }
    }

    private static IEnumerable<Coordinate[]> Parts(Coordinate[] line, Dictionary<Coordinate, int> uses)
    {
        var from = 0;
        for (var i = 1; i < line.Length; i++)
        {
            if ((i == line.Length - 1 || uses[line[i]] > 1) && !line[from..(i + 1)].All(c => c.Equals2D(line[from])))
            {
                yield return line[from..(i + 1)];
                from = i;
            }
        }
    }
}
