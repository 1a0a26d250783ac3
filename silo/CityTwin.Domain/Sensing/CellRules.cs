using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <summary>The rules that combine the sensors of a cell: one instance for all cells that have the same.</summary>
public sealed class CellRules
{
    private readonly HashSet<string> _kinds;
    private readonly HashSet<(string Kind, string Metric)> _metrics;

    internal CellRules(IReadOnlyList<CombinationRule> definitions, LocalDays days)
    {
        Definitions = definitions;
        RuleIds = [.. definitions.Select(rule => rule.Id)];
        Watches = [.. definitions.Select(rule => new CombinationWatch(rule, days))];
        var conditions = definitions.SelectMany(rule => rule.Levels).SelectMany(level => level.Conditions).ToArray();
        _kinds = [.. conditions.Select(when => when.Kind)];
        _metrics = [.. conditions.Select(when => (when.Kind, when.Metric))];
    }

    /// <summary>The rules, one of each id.</summary>
    public IReadOnlyList<CombinationRule> Definitions { get; }

    internal string[] RuleIds { get; }

    internal CombinationWatch[] Watches { get; }

    /// <summary>Whether a rule asks for readings of this kind; the cell need not hear of others.</summary>
    public bool Wants(string kind) => _kinds.Contains(kind);

    /// <summary>Whether a rule asks for this metric of readings of this kind.</summary>
    public bool Wants(string kind, string metric) => _metrics.Contains((kind, metric));
}
