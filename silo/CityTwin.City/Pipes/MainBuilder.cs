using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Drinking water: mains under the wider roads, drawn away from the waterworks.</summary>
internal static class MainBuilder
{
    private const double DepthM = 1.4;

    private static readonly string[] Laid = [RoadClasses.Primary, RoadClasses.Secondary, RoadClasses.Tertiary];

    public static IReadOnlyList<Pipe> Build(
        DistrictPlan plan, RoadNetwork network, Predicate<DivisionCode> supplied, TerrainGrid terrain)
    {
        var works = network.Nodes.Index().Where(n => supplied(n.Item.Street))
            .OrderByDescending(n => n.Item.OnBank).ThenBy(n => n.Item.At.X).Select(n => n.Index).Take(1).ToArray();
        var (_, costM) = network.WaysTo(works, (road, _, _) => road.Bridge ? null : road.LengthM);
        var mains = new List<Pipe>();
        foreach (var (i, road) in network.Roads.Index())
        {
            if (Laid.Contains(road.Class) && road.Street is { } street && supplied(street) && road.From != road.To)
            {
                var forward = costM[road.From] <= costM[road.To];
                var (from, to) = forward ? (road.From, road.To) : (road.To, road.From);
                mains.Add(new Pipe(
                    $"main-{plan.Code}-{mains.Count + 1}", PipeFeature.Main, DiameterMm(road.Class), from, to,
                    InvertM(from), InvertM(to), "", i, forward ? road.Line : (LineString)road.Line.Reverse()));
            }
        }

        return mains;

        double InvertM(int node) => Math.Round(terrain.At(network.Nodes[node].At.X, network.Nodes[node].At.Y) - DepthM, 2);
    }

    private static int DiameterMm(string roadClass) => roadClass switch
    {
        RoadClasses.Primary => 1_000,
        RoadClasses.Secondary => 600,
        _ => 300,
    };
}
