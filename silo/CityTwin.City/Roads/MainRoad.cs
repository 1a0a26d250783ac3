namespace CityTwin.City.Generation;

/// <summary>One wide road through a district from its west to its east, on the widest roads there are.</summary>
internal static class MainRoad
{
    public static RoadNetwork Widen(RoadNetwork network, DistrictPlan plan)
    {
        var nodes = network.Nodes;
        if (nodes.Count < 2)
        {
            return network;
        }

        var west = Enumerable.Range(0, nodes.Count).MinBy(n => nodes[n].At.X);
        var east = Enumerable.Range(0, nodes.Count).MaxBy(n => nodes[n].At.X);
        var (towards, _) = network.WaysTo([west], (road, _, _) => road.LengthM * Reluctance(road.Class));
        var widened = network.Roads.ToArray();
        for (var node = east; towards[node] >= 0;)
        {
            var road = widened[towards[node]];
            node = road.Other(node);
            if (road.Class is RoadClasses.Secondary or RoadClasses.Tertiary or RoadClasses.Residential or RoadClasses.Footway)
            {
                widened[towards[road.Other(node)]] = road with
                {
                    Class = RoadClasses.Primary, Name = $"{plan.Name.TrimEnd('区', '县')}大道", OneWay = false,
                };
            }
        }

        return new RoadNetwork(nodes, widened);
    }

    private static double Reluctance(string roadClass) => roadClass switch
    {
        RoadClasses.Primary or RoadClasses.Trunk => 1.2,
        RoadClasses.Secondary => 0.7,
        RoadClasses.Tertiary => 0.9,
        RoadClasses.Footway => 3,
        _ => 1.3,
    };
}
