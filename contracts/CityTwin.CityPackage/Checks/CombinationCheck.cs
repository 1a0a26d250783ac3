using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>What is wrong with the levels of a combination, given the kinds of sensor.</summary>
internal static class CombinationCheck
{
    /// <summary>Each reading of a cell is held against all of them.</summary>
    public const int MaxConditions = 16;

    public const int MaxGroups = 8;

    public static IEnumerable<string> Complaints(CombinationRule rule, IReadOnlyDictionary<string, SensorKind> kinds)
    {
        if (rule.Levels.Count == 0)
        {
            yield return $"{rule.Id}: has no levels.";
        }

        foreach (var twice in rule.Levels.GroupBy(level => level.Severity).Where(g => g.Count() > 1))
        {
            yield return $"{rule.Id}: severity {twice.Key.ToWire()} is given {twice.Count()} times.";
        }

        foreach (var complaint in rule.Levels.SelectMany(level => Level(rule, level)))
        {
            yield return complaint;
        }

        foreach (var complaint in rule.Levels.SelectMany(level => level.Conditions)
            .SelectMany(when => One(rule, when, kinds)))
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> Level(CombinationRule rule, CombinationLevel level)
    {
        var where = $"{rule.Id}: severity {level.Severity.ToWire()}";
        if (level.When.Count == 0 && level.AnyOf.Count == 0)
        {
            yield return $"{where} has no conditions.";
        }

        if (level.AnyOf.Count > MaxGroups)
        {
            yield return $"{where}, anyOf: has {level.AnyOf.Count} groups, expected at most {MaxGroups}.";
        }

        foreach (var (i, _) in level.AnyOf.Index().Where(group => group.Item.Count == 0))
        {
            yield return $"{where}, anyOf: group {i + 1} has no conditions, it would always hold.";
        }

        if (level.Conditions.Count() is > MaxConditions and var count)
        {
            yield return $"{where} has {count} conditions, expected at most {MaxConditions}.";
        }

        if (level.ForSeconds < 0 || level.ClearForSeconds < 0)
        {
            yield return $"{where} has a negative duration.";
        }
    }

    private static IEnumerable<string> One(
        CombinationRule rule, Condition when, IReadOnlyDictionary<string, SensorKind> kinds)
    {
        if (!kinds.TryGetValue(when.Kind, out var kind) || kind.Metric(when.Metric) is null)
        {
            yield return $"{rule.Id}: there is no {when.Kind} that measures '{when.Metric}'.";
        }

        if (when.Direction == Direction.Above ? when.Clear > when.Raise : when.Clear < when.Raise)
        {
            yield return $"{rule.Id}: {when.Kind} {when.Metric} raises at {when.Raise} and clears at {when.Clear}, "
                + "on the wrong side of it.";
        }
    }
}
