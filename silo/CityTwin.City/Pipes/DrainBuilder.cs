using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// Storm drains under the streets. Every junction drains the cheapest way to an outfall, where climbing is dear; what
/// reaches one outfall is one catchment. Inverts are set from the far ends down to the outfall, so that water always falls.
/// </summary>
internal sealed class DrainBuilder
{
    private const double OutfallSpacingM = 700;
    private const double CoverM = 1.8;
    private const double Fall = 0.002;

    /// <summary>What is left of a fall after rounding to a centimetre.</summary>
    private const double LeastFallM = 0.01;

    /// <summary>A metre of climb is avoided by a detour of this many.</summary>
    private const double ClimbCost = 25;

    private readonly DistrictPlan _plan;
    private readonly RoadNetwork _network;
    private readonly bool[] _drained;
    private readonly double[] _groundM;
    private readonly int[] _towards;
    private readonly double[] _costM;

    /// <param name="drained">The streets that have drains.</param>
    public DrainBuilder(DistrictPlan plan, RoadNetwork network, Predicate<DivisionCode> drained, TerrainGrid terrain)
    {
        (_plan, _network) = (plan, network);
        _groundM = [.. network.Nodes.Select(node => terrain.At(node.At.X, node.At.Y))];
        _drained = [.. network.Nodes.Select(node => drained(node.Street))];
        (_towards, _costM) = network.WaysTo(Outfalls(), CostM);
        ReachTheRest();
        CatchmentOf = Catchments();
    }

    /// <summary>A node's catchment; empty where there are no drains.</summary>
    public string[] CatchmentOf { get; }

    public IReadOnlyList<Pipe> Build()
    {
        var upstream = FarthestFirst();
        var invertM = _groundM.Select(ground => ground - CoverM).ToArray();
        var served = Enumerable.Repeat(1, invertM.Length).ToArray();
        foreach (var node in upstream)
        {
            var next = Downstream(node);
            var fallM = Math.Max(LeastFallM, Fall * _network.Roads[_towards[node]].LengthM);
            invertM[next] = Math.Min(invertM[next], invertM[node] - fallM);
            served[next] += served[node];
        }

        return
        [
            .. upstream.Select((node, i) =>
            {
                var (road, next) = (_network.Roads[_towards[node]], Downstream(node));
                var line = road.From == node ? road.Line : (LineString)road.Line.Reverse();
                return new Pipe(
                    $"drain-{_plan.Code}-{i + 1}", PipeFeature.Drain, DiameterMm(served[node]), node, next,
                    Math.Round(invertM[node], 2), Math.Round(invertM[next], 2), CatchmentOf[node], _towards[node], line);
            }),
        ];
    }

    private static int DiameterMm(int served) => Math.Min(3_000, 300 + ((int)(Math.Sqrt(served) * 1.6) * 100));

    private int Downstream(int node) => _network.Roads[_towards[node]].Other(node);

    private int[] FarthestFirst() =>
    [
        .. Enumerable.Range(0, _towards.Length)
            .Where(node => _towards[node] >= 0)
            .OrderByDescending(node => _costM[node])
            .ThenBy(node => node),
    ];

    private double? CostM(Road road, int down, int up) =>
        _drained[down] && _drained[up] && !road.Bridge && !road.Tunnel && down != up
            ? road.LengthM + 1 + (ClimbCost * Math.Max(0, _groundM[down] - _groundM[up]))
            : null;

    private List<int> Outfalls()
    {
        var outfalls = new List<int>();
        for (var node = 0; node < _network.Nodes.Count; node++)
        {
            var at = _network.Nodes[node].At;
            if (_drained[node] && _network.Nodes[node].OnBank
                && outfalls.TrueForAll(other => _network.Nodes[other].At.Distance(at) >= OutfallSpacingM))
            {
                outfalls.Add(node);
            }
        }

        return outfalls;
    }

    /// <summary>Where no river is reached, the lowest place has a brook.</summary>
    private void ReachTheRest()
    {
        foreach (var node in Enumerable.Range(0, _drained.Length).Where(n => _drained[n]).OrderBy(n => _groundM[n]).ThenBy(n => n))
        {
            if (double.IsPositiveInfinity(_costM[node]))
            {
                var (towards, cost) = _network.WaysTo([node], CostM);
                for (var n = 0; n < cost.Length; n++)
                {
                    if (cost[n] < _costM[n])
                    {
                        (_costM[n], _towards[n]) = (cost[n], towards[n]);
                    }
                }
            }
        }
    }

    private string[] Catchments()
    {
        var catchment = new string[_towards.Length];
        var outfalls = 0;
        foreach (var node in Enumerable.Range(0, catchment.Length).OrderBy(n => _costM[n]).ThenBy(n => n))
        {
            catchment[node] = _costM[node] switch
            {
                0 => $"catchment-{_plan.Code}-{++outfalls}",
                double.PositiveInfinity => "",
                _ => catchment[Downstream(node)],
            };
        }

        return catchment;
    }
}
