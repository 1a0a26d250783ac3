using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;

namespace CityTwin.City.Generation;

/// <summary>Places for sensors of each kind in a district, in the order in which they are to be filled.</summary>
internal sealed class SpotFinder
{
    private const double OffKerbM = 4;
    private const double GaugeSpacingM = 600;

    private readonly DistrictModel _model;
    private readonly IReadOnlyList<River> _rivers;
    private readonly long _seed;
    private readonly int[] _lowCells;
    private readonly string[] _catchmentOfCell;

    public SpotFinder(DistrictModel model, IReadOnlyList<River> rivers, long seed)
    {
        (_model, _rivers, _seed) = (model, rivers, seed);
        _catchmentOfCell = CatchmentsOfCells();
        _lowCells = [.. LowPlaces.In(model).Select(place => place.Cell).Distinct()];
    }

    public IReadOnlyList<Spot> Find(string kind)
    {
        var random = Seeds.For(_seed, $"{kind} of {_model.Plan.Code}");
        var spots = kind switch
        {
            "river-level" => Gauges(),
            "rain" => LowFirst(Cells(random, 12)),
            "drain-level" => LowFirst(Nodes(random, 0)),
            "road-water" => LowFirst(OnRoads(random, road => road.Class != RoadClasses.Footway, 0)),
            "smoke" => InBuildings(random, _ => true),
            "combustible-gas" => InBuildings(random, b => b.Use is BuildingUse.Residential or BuildingUse.Commercial),
            "manhole-tilt" => Nodes(random, 0),
            "road-settlement" or "traffic-flow" => OnRoads(random, IsWide, kind == "traffic-flow" ? 6 : 0),
            "pipe-pressure" or "pipe-flow" => OnMains(random),
            "air-quality" => Cells(random, 4),
            "crowd-count" => InBuildings(random, b => b.Use is BuildingUse.Commercial or BuildingUse.Public),
            "noise" => OnRoads(random, road => road.Class != RoadClasses.Service, 3),
            _ => OnRoads(random, road => road.Class != RoadClasses.Footway, 9),
        };
        return [.. spots];
    }

    /// <summary>Places beside roads that vehicles use, in an order of chance.</summary>
    public IEnumerable<Spot> Roadside(Random random) => OnRoads(random, road => road.Class != RoadClasses.Footway, 0);

    private static bool IsWide(Road road) => road.Class is RoadClasses.Primary or RoadClasses.Secondary or RoadClasses.Tertiary;

    /// <summary>Where rain, drains and roads are watched together, waterlogging can be told from a blocked drain.</summary>
    private IEnumerable<Spot> LowFirst(IEnumerable<Spot> spots)
    {
        var all = spots.ToArray();
        var byCell = all.ToLookup(spot => spot.Cell);
        var first = _lowCells.SelectMany(cell => byCell[cell].Take(1)).ToArray();
        return first.Concat(all.Except(first));
    }

    private List<Spot> Gauges()
    {
        var gauges = new List<Spot>();
        foreach (var node in _model.Roads.Nodes.Index().Where(n => n.Item.OnBank))
        {
            var at = node.Item.At;
            var place = GeometryFactory.Default.CreatePoint(at);
            var river = _rivers.MinBy(r => r.Centreline.Distance(place));
            if (river is not null && gauges.TrueForAll(other => other.At.Distance(at) >= GaugeSpacingM)
                && _model.Roads.RoadsAt(node.Index).Select(r => _model.Roads.Roads[r]).FirstOrDefault(r => r.Cells.Count > 0) is { } road
                && Beside(road, at) is var (cell, dry))
            {
                gauges.Add(new Spot(cell, dry, 2, $"{river.Name}{road.Name}", Catchment: river.Name, Asset: river.Id));
            }
        }

        return gauges;
    }

    private IEnumerable<Spot> Cells(Random random, double aboveGroundM) => random
        .Shuffled(Enumerable.Range(0, _model.Tiling.Cells.Count))
        .Select(cell => new Spot(
            cell, _model.Tiling.Cells[cell].Inside, aboveGroundM, _model.Tiling.Cells[cell].Name,
            Catchment: _catchmentOfCell[cell]));

    /// <summary>Shafts are where drains meet.</summary>
    private IEnumerable<Spot> Nodes(Random random, double aboveGroundM)
    {
        foreach (var pipe in random.Shuffled(_model.Pipes.Where(p => p.Kind == PipeFeature.Drain)))
        {
            var road = _model.Roads.Roads[pipe.Road];
            if (Beside(road, _model.Roads.Nodes[pipe.From].At) is var (cell, at))
            {
                yield return new Spot(cell, at, aboveGroundM, road.Name, Catchment: pipe.Catchment, Asset: pipe.Id);
            }
        }
    }

    private IEnumerable<Spot> OnRoads(Random random, Predicate<Road> suits, double aboveGroundM)
    {
        foreach (var road in random.Shuffled(_model.Roads.Roads.Where(road => road.Cells.Count > 0 && suits(road))))
        {
            var along = new LengthIndexedLine(road.Line).ExtractPoint(road.LengthM * random.Between(0.25, 0.75));
            if (Beside(road, along) is var (cell, at))
            {
                yield return new Spot(cell, at, aboveGroundM, road.Name, Catchment: _catchmentOfCell[cell], Asset: road.Id);
            }
        }
    }

    private IEnumerable<Spot> OnMains(Random random)
    {
        foreach (var pipe in random.Shuffled(_model.Pipes.Where(p => p.Kind == PipeFeature.Main)))
        {
            var along = new LengthIndexedLine(pipe.Line).ExtractPoint(pipe.Line.Length * random.Between(0.2, 0.8));
            var road = _model.Roads.Roads[pipe.Road];
            if (Beside(road, along) is var (cell, at))
            {
                yield return new Spot(cell, at, -1, $"{road.Name}给水管", Asset: pipe.Id);
            }
        }
    }

    private IEnumerable<Spot> InBuildings(Random random, Predicate<Building> suits) => random
        .Shuffled(_model.Buildings.Where(b => suits(b)))
        .Select(b => new Spot(
            b.Cell, b.Footprint.Centroid.Coordinate, (random.Next(b.Storeys) * b.HeightM / b.Storeys) + 2.5, b.Name, b.Id,
            Catchment: _catchmentOfCell[b.Cell]));

    /// <summary>A place a few steps off the middle of a road, in one of the cells beside it.</summary>
    private (int Cell, Coordinate At)? Beside(Road road, Coordinate on)
    {
        foreach (var cell in road.Cells)
        {
            var tile = _model.Tiling.Cells[cell];
            var distance = tile.Inside.Distance(on);
            foreach (var step in new[] { OffKerbM, OffKerbM * 3 })
            {
                var part = Math.Min(1, step / Math.Max(distance, 0.001));
                var at = new Coordinate(on.X + ((tile.Inside.X - on.X) * part), on.Y + ((tile.Inside.Y - on.Y) * part));
                if (_model.CellHas(cell, at))
                {
                    return (cell, at);
                }
            }
        }

        return null;
    }

    private string[] CatchmentsOfCells()
    {
        var catchments = Enumerable.Repeat("", _model.Tiling.Cells.Count).ToArray();
        foreach (var pipe in _model.Pipes.Where(p => p.Kind == PipeFeature.Drain))
        {
            foreach (var cell in _model.Roads.Roads[pipe.Road].Cells)
            {
                catchments[cell] = pipe.Catchment;
            }
        }

        return catchments;
    }
}
