using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing;

/// <summary>The kind of a sensor and the rules that watch it: one instance for all sensors that have the same.</summary>
public sealed class SensorRules
{
    internal SensorRules(SensorKind kind, IReadOnlyList<RuleDefinition> definitions)
    {
        Kind = kind;
        Definitions = definitions;
        Metrics = [.. kind.Metrics.Select(metric => metric.Name)];
        Watches = [.. definitions.Select(rule => RuleWatch.Of(rule, kind))];
        Silences = [.. definitions.OfType<NoDataRule>()];
        Scored = [.. Metrics.Select(metric => definitions.OfType<AnomalyRule>().Any(rule => rule.Metric == metric))];
    }

    /// <summary>What it measures and how often.</summary>
    public SensorKind Kind { get; }

    /// <summary>The rules, one of each id.</summary>
    public IReadOnlyList<RuleDefinition> Definitions { get; }

    /// <summary>Whether a rule compares with the seasonal profile of the kind and area.</summary>
    public bool WantsProfile => Scored.AsSpan().Contains(true);

    internal string[] Metrics { get; }

    /// <summary>In the order of <see cref="Definitions"/>; null for a rule that no reading decides.</summary>
    internal RuleWatch?[] Watches { get; }

    internal NoDataRule[] Silences { get; }

    /// <summary>By metric: whether its values are compared with what was to be expected.</summary>
    internal bool[] Scored { get; }

    internal int MetricIndex(string name) => Array.IndexOf(Metrics, name);

    internal int RuleIndex(string id)
    {
        for (var i = 0; i < Definitions.Count; i++)
        {
            if (Definitions[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
