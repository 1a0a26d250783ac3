using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>
/// Whether every division below the city has one outline, and the outlines within a parent fill it: their areas sum to
/// the parent's and none reaches out of it. Together these leave no room for gaps or overlaps.
/// </summary>
internal static class BoundariesCheck
{
    private static readonly DivisionLevel[] Levels =
        [DivisionLevel.District, DivisionLevel.Street, DivisionLevel.Community, DivisionLevel.Cell];

    /// <returns>The cells' outlines in degrees, for what stands in them.</returns>
    public static IReadOnlyDictionary<DivisionCode, Geometry> Run(
        CityPackageReader reader, KnownDivisions known, double toleranceM, ProblemList problems)
    {
        var parents = new Dictionary<DivisionCode, Geometry>();
        foreach (var level in Levels)
        {
            parents = RunLevel(reader, known, level, parents, toleranceM, problems);
        }

        return parents;
    }

    private static Dictionary<DivisionCode, Geometry> RunLevel(
        CityPackageReader reader,
        KnownDivisions known,
        DivisionLevel level,
        Dictionary<DivisionCode, Geometry> parents,
        double toleranceM,
        ProblemList problems)
    {
        var file = CityPackageFiles.Boundaries(level);
        var outlines = new Dictionary<DivisionCode, Geometry>();
        var filled = new Dictionary<DivisionCode, double>();
        problems.Each(reader.Features(file), f => CityPackageRows.ToBoundary(f, level), (feature, boundary) =>
        {
            if (!known.Has(boundary.Code))
            {
                throw feature.Refuse($"{boundary.Code} is not in {CityPackageFiles.Divisions}.");
            }

            if (!outlines.TryAdd(boundary.Code, boundary.Outline))
            {
                throw feature.Refuse($"{boundary.Code} has an outline above.");
            }

            if (boundary.Code.Parent is { } parent && parents.TryGetValue(parent, out var around))
            {
                filled[parent] = filled.GetValueOrDefault(parent) + boundary.Outline.Area;
                JudgeInside(feature, boundary, parent, around, toleranceM);
            }
        });

        foreach (var code in known.At(level).Where(code => !outlines.ContainsKey(code)))
        {
            problems.Add(file, 0, $"has no outline for {code}.");
        }

        JudgeFilled(file, parents, filled, toleranceM, problems);
        return outlines;
    }

    private static void JudgeInside(
        GeoJsonFeature feature, Boundary boundary, DivisionCode parent, Geometry around, double toleranceM)
    {
        if (!around.EnvelopeInternal.Intersects(boundary.Outline.EnvelopeInternal)
            || boundary.Outline.Coordinates.Any(c => MetresAway(c, around) > toleranceM))
        {
            throw feature.Refuse($"{boundary.Code} reaches out of {parent} by more than {toleranceM} m.");
        }
    }

    private static void JudgeFilled(
        string file,
        Dictionary<DivisionCode, Geometry> parents,
        Dictionary<DivisionCode, double> filled,
        double toleranceM,
        ProblemList problems)
    {
        foreach (var (code, area) in filled)
        {
            var parent = parents[code];
            var slack = parent.Length * toleranceM / Wgs84.MetresPerDegree;
            problems.AddIf(
                Math.Abs(area - parent.Area) > slack, file, 0,
                () => $"those in {code} cover {area / parent.Area:P2} of it: there are gaps or overlaps.");
        }
    }

    private static double MetresAway(Coordinate c, Geometry from) =>
        from.Distance(from.Factory.CreatePoint(c)) * Wgs84.MetresPerDegree;
}
