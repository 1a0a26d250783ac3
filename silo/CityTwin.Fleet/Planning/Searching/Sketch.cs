namespace CityTwin.Fleet.Planning.Searching;

/// <summary>A whole plan as the search holds it: a route a unit, and what is in none.</summary>
internal sealed class Sketch
{
    private readonly PlanModel _model;

    public Sketch(PlanModel model)
    {
        _model = model;
        Routes = [.. Enumerable.Range(0, model.Units.Count).Select(unit => model.Makes.Make(unit, [])!)];
        UnitOf = Enumerable.Repeat(-1, model.Jobs.Count).ToArray();
        RoutePoints = Routes.Sum(route => route.Points);
        DroppedPoints = model.DropPoints.Sum();
        Absent = model.Jobs.Count;
    }

    private Sketch(Sketch other)
    {
        (_model, Routes, UnitOf, Absent) = (other._model, [.. other.Routes], [.. other.UnitOf], other.Absent);
        // Summed anew: over millions of steps the rounding of what is added and taken off would pass for an improvement.
        RoutePoints = Routes.Sum(route => route.Points);
        DroppedPoints = Missing().Sum(job => _model.DropPoints[job]);
    }

    public Route[] Routes { get; }

    /// <summary>By job; −1 for one that is in no route.</summary>
    public int[] UnitOf { get; }

    public double RoutePoints { get; private set; }

    public double DroppedPoints { get; private set; }

    public int Absent { get; private set; }

    public double Points => RoutePoints + DroppedPoints;

    public int Used => Routes.Count(route => !route.IsEmpty);

    public Sketch Copy() => new(this);

    /// <summary>Jobs that are in no route, in their order.</summary>
    public IEnumerable<int> Missing() => Enumerable.Range(0, UnitOf.Length).Where(job => UnitOf[job] < 0);

    public void Add(int job, Route route)
    {
        Replace(route);
        UnitOf[job] = route.Unit;
        DroppedPoints -= _model.DropPoints[job];
        Absent--;
    }

    public void Remove(IEnumerable<int> jobs, Route route)
    {
        Replace(route);
        foreach (var job in jobs)
        {
            UnitOf[job] = -1;
            DroppedPoints += _model.DropPoints[job];
            Absent++;
        }
    }

    private void Replace(Route route)
    {
        RoutePoints += route.Points - Routes[route.Unit].Points;
        Routes[route.Unit] = route;
    }
}
