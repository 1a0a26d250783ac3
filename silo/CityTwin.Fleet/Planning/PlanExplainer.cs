using CityTwin.Fleet.Planning.Searching;

namespace CityTwin.Fleet.Planning;

/// <summary>Says of each unit what it does, when, with how much to spare, and what each job costs the plan.</summary>
public static class PlanExplainer
{
    /// <param name="problem">The one the plan is of.</param>
    /// <exception cref="ArgumentException">The plan is not one of this problem.</exception>
    public static IReadOnlyList<UnitExplanation> Explain(PlanProblem problem, Plan plan, long nowMs)
    {
        var model = new PlanModel(problem);
        if (plan.Units.Count != model.Units.Count)
        {
            throw new ArgumentException($"The plan is of {plan.Units.Count} units, the problem of {model.Units.Count}.", nameof(plan));
        }

        return [.. plan.Units.Select((unit, index) => Explain(model, index, unit, nowMs))];
    }

    private static UnitExplanation Explain(PlanModel model, int unit, UnitRoute plan, long nowMs)
    {
        var stops = plan.Stops.Select(stop => model.Stops.Of(stop.At)).ToArray();
        var whole = model.Makes.Make(unit, stops)
            ?? throw new ArgumentException($"{plan.UnitId} cannot do what the plan says: it is of another problem.", nameof(plan));
        var shares = stops.Select(stop => model.Stops.JobOf[stop]).Distinct().ToDictionary(
            job => model.Jobs[job].Id,
            job => whole.Points - (model.Makes.Make(unit, [.. stops.Where(stop => model.Stops.JobOf[stop] != job)])?.Points ?? 0),
            StringComparer.Ordinal);
        return new UnitExplanation
        {
            UnitId = plan.UnitId,
            Cost = whole.Cost,
            SharePointsOf = shares,
            Words = [PlanWords.Unit(plan, shares.Count), .. plan.Stops.Select(stop => PlanWords.Stop(stop, nowMs, shares[stop.At.JobId]))],
        };
    }
}
