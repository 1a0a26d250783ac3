using System.Text.Json.Serialization;
using CityTwin.Sensing;

namespace CityTwin.Fleet;

/// <summary>Which alerts send a unit without a person, and what follows when it was so.</summary>
public sealed record LaunchRuleDefinition
{
    /// <summary>Lower-case words with hyphens; it stands in the record as <c>rule:{code}</c>.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Ids of <c>rules.json</c>; empty for any.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Codes of <c>sensor-kinds.json</c> whose rules count; empty for any.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>At least one.</summary>
    [JsonConverter(typeof(SeverityListJsonConverter))]
    public required IReadOnlyList<Severity> Severities { get; init; }

    /// <summary>Codes of divisions; empty for everywhere.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>When it launches; empty for always.</summary>
    public IReadOnlyList<ScheduleWindow> Hours { get; init; } = [];

    /// <summary>Not in more wind; null for what the unit's type bears.</summary>
    public double? MaxWindMps { get; init; }

    /// <summary>Not in more rain; null for what the unit's type bears.</summary>
    public double? MaxRainMmPerH { get; init; }

    public MissionKind Mission { get; init; } = MissionKind.Verify;

    /// <summary>Null for what the kind usually needs.</summary>
    public IReadOnlyList<Capability>? Needs { get; init; }

    /// <summary>1 the lowest to 10 the highest.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>How long somebody has to abort it.</summary>
    public int HoldBackSeconds { get; init; }

    /// <summary>Units tried before it has failed.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>What measurement confirms the alert; null leaves it to a person who looks.</summary>
    public ConfirmationDefinition? Confirm { get; init; }

    /// <summary>When the alert clears before the unit is there: whether it is called back, or goes on and looks.</summary>
    public bool RecallWhenCleared { get; init; }

    /// <summary>From planning to "on scene"; null for what the kind usually has.</summary>
    public int? DeadlineSeconds { get; init; }

    /// <summary>The department that an order is established for and assigned to when it is confirmed; null leaves that to people.</summary>
    public string? Department { get; init; }

    /// <summary>Missions that are planned when it is confirmed.</summary>
    public IReadOnlyList<FollowUpDefinition> Follow { get; init; } = [];
}
