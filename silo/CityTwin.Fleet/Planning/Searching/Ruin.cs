namespace CityTwin.Fleet.Planning.Searching;

/// <summary>
/// Takes jobs out that are near each other, as strings of neighbours in their routes, so that there is room to put them
/// back otherwise (after Christiaens and Vanden Berghe, "Slack induction by string removals", 2020).
/// </summary>
internal sealed class Ruin
{
    private const int MeanRemoved = 10, LongestString = 10, MaxNeighbours = 100;
    private const double SplitShare = 0.5, LongerSplitShare = 0.01, FromAbsentShare = 0.3;

    private readonly PlanModel _model;
    private readonly Random _random;
    private readonly int[][] _neighbours;

    public Ruin(PlanModel model, Random random)
    {
        (_model, _random) = (model, random);
        _neighbours = [.. Enumerable.Range(0, model.Stops.Count).Select(NeighboursOf)];
    }

    public void Do(Sketch sketch)
    {
        var routed = sketch.Routes.Where(route => !route.IsEmpty).ToList();
        if (routed.Count == 0)
        {
            return;
        }

        var meanStops = routed.Average(route => route.Stops.Length);
        var longest = Math.Min(LongestString, meanStops);
        var mostStrings = (4.0 * MeanRemoved / (1 + longest)) - 1;
        var strings = (int)Math.Floor((_random.NextDouble() * mostStrings) + 1);
        var ruined = new HashSet<int>();
        foreach (var stop in _neighbours[Seed(sketch)])
        {
            if (ruined.Count >= strings)
            {
                return;
            }

            var unit = sketch.UnitOf[_model.Stops.JobOf[stop]];
            if (unit >= 0 && !_model.Frozen[_model.Stops.JobOf[stop]] && ruined.Add(unit))
            {
                TakeString(sketch, sketch.Routes[unit], stop, longest);
            }
        }
    }

    /// <summary>A stop anywhere, or of a job that nobody does.</summary>
    private int Seed(Sketch sketch)
    {
        if (sketch.Absent > 0 && _random.NextDouble() < FromAbsentShare)
        {
            return _model.Stops.First(sketch.Missing().ElementAt(_random.Next(sketch.Absent)));
        }

        return _random.Next(_model.Stops.Count);
    }

    private void TakeString(Sketch sketch, Route route, int around, double longest)
    {
        var length = (int)Math.Floor((_random.NextDouble() * Math.Min(route.Stops.Length, longest)) + 1);
        var kept = 0;
        if (length > 1 && length < route.Stops.Length && _random.NextDouble() < SplitShare)
        {
            kept = 1;
            while (length + kept < route.Stops.Length && _random.NextDouble() < LongerSplitShare)
            {
                kept++;
            }
        }

        var (whole, at) = (length + kept, Array.IndexOf(route.Stops, around));
        var first = _random.Next(Math.Max(0, at - whole + 1), Math.Min(at, route.Stops.Length - whole) + 1);
        var keptFrom = kept == 0 ? whole : _random.Next(1, length);
        var taken = Enumerable.Range(first, whole)
            .Where(i => i - first < keptFrom || i - first >= keptFrom + kept)
            .Select(i => _model.Stops.JobOf[route.Stops[i]])
            .Where(job => !_model.Frozen[job])
            .Distinct().ToList();
        // Without the triangle's inequality a shorter list of stops may take longer, and miss a window.
        if (_model.Makes.Make(route.Unit, [.. route.Stops.Where(stop => !taken.Contains(_model.Stops.JobOf[stop]))]) is { } rest)
        {
            sketch.Remove(taken, rest);
        }
    }

    private int[] NeighboursOf(int stop)
    {
        var (table, byDistance) = (_model.Stops, new List<(long Ms, int Stop)>(_model.Stops.Count));
        var unit = Math.Max(0, Array.IndexOf(_model.Allowed[table.JobOf[stop]], true));
        for (var other = 0; other < table.Count; other++)
        {
            byDistance.Add((_model.TravelMs(unit, table.Place[stop], table.Place[other]), other));
        }

        // Itself first, whatever else is at the same place.
        return [.. byDistance.OrderBy(x => x.Stop == stop ? -1 : x.Ms).ThenBy(x => x.Stop).Take(MaxNeighbours).Select(x => x.Stop)];
    }
}
