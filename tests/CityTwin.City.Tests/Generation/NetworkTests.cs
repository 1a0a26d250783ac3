namespace CityTwin.City.Tests.Generation;

public class NetworkTests(MadeCity city) : IClassFixture<MadeCity>
{
    [Fact]
    public void All_roads_hang_together()
    {
        var roads = city.Reader.Roads().ToList();
        var next = roads.SelectMany(r => new[] { (r.FromNode, r.ToNode), (r.ToNode, r.FromNode) }).ToLookup(x => x.Item1, x => x.Item2);
        var reached = new HashSet<string> { roads[0].FromNode };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var node))
        {
            foreach (var other in next[node].Where(reached.Add))
            {
                open.Push(other);
            }
        }

        reached.Count.ShouldBe(next.Count);
    }

    [Fact]
    public void Roads_end_where_their_nodes_are()
    {
        var ends = city.Reader.Roads().SelectMany(r => new[]
        {
            (Node: r.FromNode, At: r.Line.StartPoint.Coordinate), (Node: r.ToNode, At: r.Line.EndPoint.Coordinate),
        });
        ends.GroupBy(end => end.Node).Where(node => node.Select(end => end.At).Distinct().Count() > 1)
            .Select(node => node.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Several_classes_of_road_and_bridges_over_both_rivers_exist()
    {
        var roads = city.Reader.Roads().ToList();
        roads.Select(r => r.Class).Distinct().Count().ShouldBeGreaterThanOrEqualTo(5);
        roads.ShouldContain(r => r.OneWay);
        foreach (var river in city.Reader.Waters().Where(w => w.Kind == WaterFeature.Centreline))
        {
            roads.ShouldContain(r => r.Bridge && r.Line.Crosses(river.Shape), river.Name);
        }
    }

    [Fact]
    public void The_rivers_meet() =>
        city.Reader.Waters().Where(w => w.Kind == WaterFeature.River).Select(w => w.Shape)
            .Aggregate((a, b) => a.Intersection(b)).Area.ShouldBeGreaterThan(0);

    [Fact]
    public void Every_drain_falls_all_the_way_to_the_outfall_of_its_catchment()
    {
        var drains = city.Reader.Pipes().Where(p => p.Kind == PipeFeature.Drain).ToDictionary(p => p.FromNode);
        var outfalls = new Dictionary<string, string>();
        foreach (var drain in drains.Values)
        {
            drain.ToM.ShouldBeLessThan(drain.FromM);
            var (at, steps) = (drain, 0);
            while (drains.TryGetValue(at.ToNode, out var next))
            {
                next.FromM.ShouldBeLessThanOrEqualTo(at.ToM);
                next.Catchment.ShouldBe(drain.Catchment);
                at = next;
                (++steps).ShouldBeLessThan(drains.Count);
            }

            outfalls.TryAdd(drain.Catchment, at.ToNode);
            at.ToNode.ShouldBe(outfalls[drain.Catchment]);
        }

        outfalls.Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Drains_lie_below_the_ground()
    {
        var terrain = city.Reader.Terrain();
        foreach (var drain in city.Reader.Pipes().Where(p => p.Kind == PipeFeature.Drain))
        {
            var at = drain.Line.StartPoint.Coordinate;
            var metres = Projection.Utm48.ToMetres(at.X, at.Y);
            drain.FromM.ShouldBeLessThan(terrain.At(metres.X, metres.Y));
        }
    }
}
