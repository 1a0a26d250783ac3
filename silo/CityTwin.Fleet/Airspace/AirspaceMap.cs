using System.Collections.Frozen;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Airspace;

/// <summary>The ground, its buildings and the rules of the air above it. Make a new one when rules change.</summary>
public sealed class AirspaceMap
{
    private readonly IReadOnlyList<AirspaceRule> _rules;

    /// <exception cref="ArgumentException">A rule is not one, or they are too many or too large.</exception>
    public AirspaceMap(GroundModel ground, IReadOnlyList<AirspaceRule> rules, AirspaceOptions? options = null)
    {
        (Ground, _rules, Options) = (ground, rules, options ?? new AirspaceOptions());
        if (rules.Count > Options.MaxRules)
        {
            throw new ArgumentException($"There are {rules.Count} rules: at most {Options.MaxRules} are taken.", nameof(rules));
        }

        foreach (var rule in rules)
        {
            if (Complaint(rule) is { } complaint)
            {
                throw new ArgumentException($"Rule {rule.Id} ({rule.Name}): {complaint}", nameof(rules));
            }
        }
    }

    public GroundModel Ground { get; }

    public AirspaceOptions Options { get; }

    public IReadOnlyList<AirspaceRule> Rules => _rules;

    /// <summary>The lowest altitude that keeps the clearance along a straight line.</summary>
    public double FloorM(PlanePoint from, PlanePoint to) =>
        Ground.HighestAlong(from, to, Options.CorridorWidthM).AltitudeM + Options.ClearanceM;

    /// <summary>The rule that forbids a unit without permits to be at a point of the air at a time, or nothing.</summary>
    public AirspaceRule? Forbidding(AirPoint at, string unit, long atMs)
    {
        var groundM = Ground.GroundM(at.Place);
        return _rules.FirstOrDefault(rule => rule.Binds(unit, FrozenSet<string>.Empty, atMs, atMs + 1) && rule.Area.Contains(at.Place)
            && Band(rule, groundM, groundM) is var (fromM, toM) && fromM <= at.AltitudeM && at.AltitudeM <= toM);
    }

    /// <summary>The rule that forbids a unit without permits a way, point by point, at a time, or nothing.</summary>
    public AirspaceRule? Crossing(IReadOnlyList<AirPoint> way, string unit, long atMs) => _rules
        .Where(rule => rule.Binds(unit, FrozenSet<string>.Empty, atMs, atMs + 1))
        .FirstOrDefault(rule => way.Zip(way.Skip(1).DefaultIfEmpty(way[0]), (from, to) => (from, to)).Any(leg => IsIn(rule, leg.from, leg.to)));

    private bool IsIn(AirspaceRule rule, AirPoint from, AirPoint to)
    {
        var box = GroundModel.Around(from.Place, to.Place, Options.CorridorWidthM);
        return rule.Area.Box.Intersects(box) && new[] { from.AltitudeM, to.AltitudeM }.Distinct().SelectMany(altitudeM => Areas(rule, altitudeM, box))
            .Any(area => new NoGo(rule.Id, area, Options.HalfCorridorM).Blocks(from.Place, to.Place));
    }

    /// <summary>The rule that forbids a unit to go straight up or down at a place, or nothing.</summary>
    internal AirspaceRule? InColumn(PlanePoint at, double lowM, double highM, FlightRequest request, long untilMs) => _rules
        .FirstOrDefault(rule => rule.Binds(request.Unit, request.Permits, request.DepartMs, untilMs) && rule.Area.Contains(at)
            && Band(rule, Ground.GroundM(at), Ground.GroundM(at)) is var (fromM, toM) && fromM < highM && toM > lowM);

    /// <summary>Whether a rule, or an area to be avoided, is in a straight way at one altitude; buildings and ground are the altitude's matter.</summary>
    internal bool IsBarred(PlanePoint from, PlanePoint to, double altitudeM, FlightRequest request, long untilMs)
    {
        var box = GroundModel.Around(from, to, Options.CorridorWidthM);
        return Closed(altitudeM, box, request, untilMs).Concat(Avoided(request)).Any(area => area.Blocks(from, to));
    }

    /// <summary>What a flight at one altitude has to go around.</summary>
    internal IEnumerable<NoGo> At(double altitudeM, Envelope box, FlightRequest request, long untilMs)
    {
        var margin = Options.HalfCorridorM;
        foreach (var closed in Closed(altitudeM, box, request, untilMs))
        {
            yield return closed;
        }

        foreach (var building in Ground.Near(box).Where(b => b.TopM + Options.ClearanceM > altitudeM))
        {
            yield return new NoGo(building.Id, building.Area, margin);
        }

        if (TerrainBands.Where(Ground.Terrain, box, (_, highest) => highest + Options.ClearanceM > altitudeM) is { } hills)
        {
            foreach (var hill in Polygons(hills))
            {
                yield return new NoGo("high ground", hill, margin);
            }
        }

        foreach (var avoided in Avoided(request))
        {
            yield return avoided;
        }
    }

    private IEnumerable<NoGo> Closed(double altitudeM, Envelope box, FlightRequest request, long untilMs) =>
        from rule in _rules
        where rule.Area.Box.Intersects(box) && rule.Binds(request.Unit, request.Permits, request.DepartMs, untilMs)
        from area in Areas(rule, altitudeM, box)
        select new NoGo(rule.Name.Length > 0 ? rule.Name : rule.Id, area, Options.HalfCorridorM);

    private IEnumerable<NoGo> Avoided(FlightRequest request) =>
        request.Avoid.Select((area, i) => new NoGo($"avoided area {i + 1}", area, Options.HalfCorridorM));

    /// <summary>Where a rule forbids an altitude. Above sloping ground it is judged cell by cell of the terrain.</summary>
    private IEnumerable<AirspaceArea> Areas(AirspaceRule rule, double altitudeM, Envelope box)
    {
        if (rule.Base == AltitudeBase.Datum || (double.IsInfinity(rule.CeilingM) && rule.FloorM <= 0))
        {
            return Band(rule, 0, 0) is var (fromM, toM) && fromM <= altitudeM && altitudeM <= toM ? [rule.Area] : [];
        }

        var where = TerrainBands.Where(Ground.Terrain, rule.Area.Box.Intersection(box), (lowest, highest) =>
            Band(rule, lowest, highest) is var (low, high) && low <= altitudeM && altitudeM <= high);
        return where is null ? [] : Polygons(Clipped(where, rule.Area));
    }

    /// <summary>The altitudes that a rule forbids above given ground.</summary>
    private static (double FromM, double ToM) Band(AirspaceRule rule, double lowestGroundM, double highestGroundM)
    {
        var (low, high) = rule.Base == AltitudeBase.Ground ? (lowestGroundM, highestGroundM) : (0, 0);
        return rule.Kind == AirspaceRuleKinds.AltitudeLimit
            ? (Math.BitIncrement(low + rule.CeilingM), double.PositiveInfinity)
            : (rule.Base == AltitudeBase.Ground && rule.FloorM <= 0 ? double.NegativeInfinity : low + rule.FloorM, high + rule.CeilingM);
    }

    private static Geometry Clipped(Geometry where, AirspaceArea area) => where.Intersection(
        area.Shape ?? where.Factory.CreatePoint(area.Centre.ToCoordinate()).Buffer(area.RadiusM * 1.01, 16));

    private static IEnumerable<AirspaceArea> Polygons(Geometry shape) => Enumerable.Range(0, shape.NumGeometries)
        .Select(shape.GetGeometryN).OfType<Polygon>().Where(polygon => !polygon.IsEmpty && polygon.IsValid).Select(AirspaceArea.OfPolygon);

    private string? Complaint(AirspaceRule rule) =>
        !AirspaceRuleKinds.All.Contains(rule.Kind) ? $"its kind is '{rule.Kind}', expected one of {string.Join(", ", AirspaceRuleKinds.All)}."
        : !(rule.CeilingM > rule.FloorM) ? $"its ceiling ({rule.CeilingM} m) is not above its floor ({rule.FloorM} m)."
        : rule.Area.Shape?.NumPoints > Options.MaxVertices ? $"its area has {rule.Area.Shape.NumPoints} vertices, at most {Options.MaxVertices} are taken."
        : null;
}
