using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>What is wrong with a rule, given the kinds of sensor.</summary>
internal static class RuleCheck
{
    public static IEnumerable<string> Complaints(RuleDefinition rule, IReadOnlyDictionary<string, SensorKind> kinds) =>
        General(rule, kinds).Concat(ScheduleCheck.Complaints(rule)).Concat(rule switch
        {
            ThresholdRule r => Metric(r, r.Metric, kinds)
                .Concat(Levels(r.Id, r.Direction, r.Levels))
                .Concat(InRange(r, kinds)),
            RateRule r => Metric(r, r.Metric, kinds)
                .Concat(Positive(r.Id, "overSeconds", r.OverSeconds))
                .Concat(Levels(r.Id, r.Direction, r.Levels)),
            FlatlineRule r => Metric(r, r.Metric, kinds)
                .Concat(Positive(r.Id, "forSeconds", r.ForSeconds))
                .Concat(Positive(r.Id, "minReadings", r.MinReadings))
                .Concat(r.Epsilon < 0 ? [$"{r.Id}: epsilon is {r.Epsilon}, expected at least 0."] : []),
            NoDataRule r => Silence(r, kinds),
            AnomalyRule r => Metric(r, r.Metric, kinds)
                .Concat(Levels(r.Id, Direction.Above, r.Levels))
                .Concat(r.MinDeviation < 0 ? [$"{r.Id}: minDeviation is {r.MinDeviation}, expected at least 0."] : []),
            CombinationRule r => Positive(r.Id, "withinSeconds", r.WithinSeconds)
                .Concat(CombinationCheck.Complaints(r, kinds)),
            _ => [],
        });

    private static IEnumerable<string> General(RuleDefinition rule, IReadOnlyDictionary<string, SensorKind> kinds)
    {
        if (!SensorKindCheck.KindCode().IsMatch(rule.Id))
        {
            yield return $"id is '{rule.Id}', expected lower-case words with hyphens.";
        }

        if (rule is CombinationRule ? rule.Kind.Length > 0 : !kinds.ContainsKey(rule.Kind))
        {
            yield return rule is CombinationRule
                ? $"{rule.Id}: a combination watches a cell, its kind '{rule.Kind}' must be empty."
                : $"{rule.Id}: kind '{rule.Kind}' is not in {CityPackageFiles.SensorKinds}.";
        }

        foreach (var area in rule.Areas.Where(area => !DivisionCode.TryParse(area, out _)))
        {
            yield return $"{rule.Id}: area '{area}' is not a division code.";
        }
    }

    private static IEnumerable<string> Metric(
        RuleDefinition rule, string metric, IReadOnlyDictionary<string, SensorKind> kinds) =>
        kinds.TryGetValue(rule.Kind, out var kind) && kind.Metric(metric) is null
            ? [$"{rule.Id}: {rule.Kind} does not measure '{metric}'."]
            : [];

    private static IEnumerable<string> Levels(string id, Direction direction, IReadOnlyList<RuleLevel> levels)
    {
        if (levels.Count == 0)
        {
            yield return $"{id}: has no levels.";
        }

        foreach (var twice in levels.GroupBy(level => level.Severity).Where(g => g.Count() > 1))
        {
            yield return $"{id}: severity {twice.Key.ToWire()} is given {twice.Count()} times.";
        }

        foreach (var level in levels)
        {
            if (direction == Direction.Above ? level.Clear > level.Raise : level.Clear < level.Raise)
            {
                yield return $"{id}: severity {level.Severity.ToWire()} raises at {level.Raise} and clears at {level.Clear}, "
                    + $"on the wrong side of it: it would never clear.";
            }

            if (level.ForSeconds < 0 || level.ClearForSeconds < 0)
            {
                yield return $"{id}: severity {level.Severity.ToWire()} has a negative duration.";
            }
        }

        var ordered = levels.OrderBy(level => level.Severity).ToArray();
        foreach (var (mild, grave) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.First.Severity != pair.Second.Severity))
        {
            if (direction == Direction.Above ? grave.Raise <= mild.Raise : grave.Raise >= mild.Raise)
            {
                yield return $"{id}: severity {grave.Severity.ToWire()} raises at {grave.Raise}, no further than "
                    + $"{mild.Severity.ToWire()} at {mild.Raise}.";
            }
        }
    }

    private static IEnumerable<string> InRange(ThresholdRule rule, IReadOnlyDictionary<string, SensorKind> kinds) =>
        kinds.TryGetValue(rule.Kind, out var kind) && kind.Metric(rule.Metric) is { } metric
            ? rule.Levels.Where(level => level.Raise < metric.Min || level.Raise > metric.Max).Select(level =>
                $"{rule.Id}: severity {level.Severity.ToWire()} raises at {level.Raise}, outside the physical range "
                + $"{metric.Min} to {metric.Max} of {metric.Name}.")
            : [];

    private static IEnumerable<string> Silence(NoDataRule rule, IReadOnlyDictionary<string, SensorKind> kinds) =>
        kinds.TryGetValue(rule.Kind, out var kind) && rule.ForSeconds <= kind.ReportEverySeconds
            ? [$"{rule.Id}: forSeconds is {rule.ForSeconds}, but a healthy {kind.Code} reports every {kind.ReportEverySeconds} s."]
            : Positive(rule.Id, "forSeconds", rule.ForSeconds);

    private static IEnumerable<string> Positive(string id, string what, int value) =>
        value > 0 ? [] : [$"{id}: {what} is {value}, expected more than 0."];
}
