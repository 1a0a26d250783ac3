using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>What is wrong with a plan of limits, given the calendars.</summary>
internal static class LimitCheck
{
    /// <summary>The longest limit, in its unit: nothing that a city promises takes longer.</summary>
    private const int MaxAmount = 10_000;

    public static IEnumerable<string> Complaints(LimitPlanDefinition plan, IReadOnlySet<string> calendars)
    {
        if (!SensorKindCheck.KindCode().IsMatch(plan.Code))
        {
            yield return $"code: is '{plan.Code}', expected lower-case words with hyphens.";
        }

        if (!calendars.Contains(plan.Calendar))
        {
            yield return $"{plan.Code}, calendar: '{plan.Calendar}' is not in {CityPackageFiles.Calendars}.";
        }

        foreach (var complaint in DeskCheck.Named(plan.Code, plan.NameZh, plan.NameEn)
            .Concat(Milestones($"{plan.Code}, milestones", plan.Milestones))
            .Concat(Limits(plan.Code, "limits", plan.Limits)))
        {
            yield return complaint;
        }
    }

    public static IEnumerable<string> Limits(string code, string field, IReadOnlyList<LimitDefinition> limits)
    {
        foreach (var twice in limits.GroupBy(limit => (limit.Stage, limit.Urgency)).Where(g => g.Count() > 1))
        {
            yield return $"{code}, {field}: {Of(twice.First())} is given {twice.Count()} times.";
        }

        foreach (var limit in limits)
        {
            if (limit.Amount is < 1 or > MaxAmount)
            {
                yield return $"{code}, {field}, {Of(limit)}, amount: is {limit.Amount}, expected 1 to {MaxAmount}.";
            }

            foreach (var complaint in Milestones($"{code}, {field}, {Of(limit)}, milestones", limit.Milestones))
            {
                yield return complaint;
            }
        }
    }

    private static string Of(LimitDefinition limit) =>
        limit.Urgency is { } urgency ? $"{limit.Stage.ToWire()} when {urgency.ToWire()}" : limit.Stage.ToWire();

    private static IEnumerable<string> Milestones(string where, IReadOnlyList<double> milestones)
    {
        var before = 0.0;
        foreach (var milestone in milestones)
        {
            if (!(milestone > before && milestone <= 10))
            {
                yield return $"{where}: {milestone} stands after {before}: expected fractions above 0, ascending, at most 10.";
            }

            before = milestone;
        }
    }
}
