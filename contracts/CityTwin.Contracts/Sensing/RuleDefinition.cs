using System.Text.Json.Serialization;

namespace CityTwin.Sensing;

/// <summary>
/// A rule, from the city package's <c>rules.json</c>. Sensor rules watch one metric of one sensor; a cell rule
/// (<see cref="CombinationRule"/>) combines several sensors of one cell.
/// All times are event time.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ThresholdRule), "threshold")]
[JsonDerivedType(typeof(RateRule), "rate")]
[JsonDerivedType(typeof(FlatlineRule), "flatline")]
[JsonDerivedType(typeof(NoDataRule), "no-data")]
[JsonDerivedType(typeof(AnomalyRule), "anomaly")]
[JsonDerivedType(typeof(CombinationRule), "combination")]
public abstract record RuleDefinition
{
    /// <summary>Lower-case words with hyphens: <c>river-level-high</c>.</summary>
    public required string Id { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The sensor kind the rule is for; for a combination, empty.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Narrows the rule to these devices; none means every device of the kind.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>
    /// Narrows the rule to these divisions; none means everywhere. Of the rules with one id that match a sensor the
    /// most specific wins: device over the longest area over none.
    /// </summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>
    /// When it may raise; none means at any time. Outside all windows nothing is raised and no duration runs, but an alert
    /// that is open steps down and clears by its values alone.
    /// </summary>
    public IReadOnlyList<ScheduleWindow> Schedule { get; init; } = [];

    /// <summary>A narrower rule with <c>enabled: false</c> switches the wider one off there.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>The value is above (or below) a level.</summary>
public sealed record ThresholdRule : RuleDefinition
{
    public required string Metric { get; init; }

    public Direction Direction { get; init; } = Direction.Above;

    public required IReadOnlyList<RuleLevel> Levels { get; init; }
}

/// <summary>The value changes faster than a level, in units per hour over <see cref="OverSeconds"/>.</summary>
public sealed record RateRule : RuleDefinition
{
    public required string Metric { get; init; }

    /// <summary>Above: rises faster than. Below: falls faster than (levels are negative).</summary>
    public Direction Direction { get; init; } = Direction.Above;

    public required int OverSeconds { get; init; }

    public required IReadOnlyList<RuleLevel> Levels { get; init; }
}

/// <summary>Readings arrive but the value does not move by more than <see cref="Epsilon"/>: the sensor is stuck.</summary>
public sealed record FlatlineRule : RuleDefinition
{
    public required string Metric { get; init; }

    public double Epsilon { get; init; }

    public required int ForSeconds { get; init; }

    /// <summary>At least this many readings must show it, so that a slow reporter is not called stuck.</summary>
    public int MinReadings { get; init; } = 5;

    [JsonConverter(typeof(SeverityJsonConverter))]
    public Severity Severity { get; init; } = Severity.Blue;
}

/// <summary>Nothing was heard for this long. A sensor that was never heard from is not reported.</summary>
public sealed record NoDataRule : RuleDefinition
{
    public required int ForSeconds { get; init; }

    [JsonConverter(typeof(SeverityJsonConverter))]
    public Severity Severity { get; init; } = Severity.Blue;
}

/// <summary>
/// The value is far from what this kind shows at this hour of the week, in robust deviations (1.4826 × MAD),
/// against the seasonal profile of its kind and area, or the sensor's own recent window until there is one.
/// </summary>
public sealed record AnomalyRule : RuleDefinition
{
    public required string Metric { get; init; }

    /// <summary>Raise and clear are robust z-scores.</summary>
    public required IReadOnlyList<RuleLevel> Levels { get; init; }

    /// <summary>The deviation is never taken for smaller than this, in the metric's unit.</summary>
    public double MinDeviation { get; init; }
}

/// <summary>
/// Several sensors of one cell together: every condition must hold within <see cref="WithinSeconds"/> of the newest.
/// </summary>
public sealed record CombinationRule : RuleDefinition
{
    public required IReadOnlyList<CombinationLevel> Levels { get; init; }

    public int WithinSeconds { get; init; } = 900;
}
