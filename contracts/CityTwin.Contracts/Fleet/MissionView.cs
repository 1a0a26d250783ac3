using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.Fleet;

/// <summary>A mission as centres see it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionView")]
public sealed record MissionView
{
    public const int MaxAttempts = 20;

    public const int MaxEvidence = 100;

    [Id(0)] public required MissionId Id { get; init; }

    /// <summary>How many events made it.</summary>
    [Id(1)] public int Version { get; init; }

    /// <summary>The one id from first reading to closing: the alert's, the order's, or its own.</summary>
    [Id(2)] public required string CorrelationId { get; init; }

    [Id(3)] public MissionKind Kind { get; init; }

    [Id(4)] public MissionState State { get; init; }

    [Id(5)] public required MissionAim Aim { get; init; }

    [Id(6)] public string? Alert { get; init; }

    [Id(7)] public string? Order { get; init; }

    /// <summary>The centre that asked for it.</summary>
    [Id(8)] public DivisionCode Lead { get; init; }

    [Id(9)] public IReadOnlyList<Capability> Needs { get; init; } = [];

    /// <summary>1 the highest to 4.</summary>
    [Id(10)] public int Priority { get; init; }

    [Id(11)] public long? DeadlineMs { get; init; }

    /// <summary>Who, or which rule, planned it; <c>rule:{code}</c> for a rule.</summary>
    [Id(12)] public required string PlannedBy { get; init; }

    /// <summary>The one that is to do it now.</summary>
    [Id(13)] public TwinId? Unit { get; init; }

    /// <summary>Oldest first; at most <see cref="MaxAttempts"/>.</summary>
    [Id(14)] public IReadOnlyList<MissionAttempt> Attempts { get; init; } = [];

    /// <summary>What the unit is to do; null until it is offered.</summary>
    [Id(15)] public UnitTask? Task { get; init; }

    /// <summary>Why this unit: its bid and those of the next best.</summary>
    [Id(16)] public IReadOnlyList<UnitBid> Bids { get; init; } = [];

    [Id(17)] public required MissionClocks Clocks { get; init; }

    [Id(18)] public bool IsPaused { get; init; }

    [Id(19)] public MissionFinding? Finding { get; init; }

    /// <summary>Why it was found so, or why it ended so.</summary>
    [Id(20)] public string? Because { get; init; }

    /// <summary>Newest last; at most <see cref="MaxEvidence"/>.</summary>
    [Id(21)] public IReadOnlyList<MissionEvidence> Evidence { get; init; } = [];

    /// <summary>Rehearsed, not real.</summary>
    [Id(22)] public bool Exercise { get; init; }

    [Id(23)] public LogTrail Trail { get; init; } = LogTrail.Empty;

    [Id(24)] public long UpdatedAtMs { get; init; }

    /// <summary>Caller's keys it has taken, newest last.</summary>
    [Id(25)] public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>How often it may still be offered anew; none left makes it fail.</summary>
    [Id(26)] public int AttemptsLeft { get; init; }

    /// <summary>How what is measured decides what was found; null leaves it to people.</summary>
    [Id(27)] public ConfirmRule? Confirm { get; init; }

    /// <summary>When a unit that was asked and has not answered forfeits; null when none was.</summary>
    [Id(28)] public long? AnswerByMs { get; init; }

    /// <summary>When a unit that is not on the scene forfeits; null when there is none, or it is there.</summary>
    [Id(29)] public long? OverdueAtMs { get; init; }

    /// <summary>Units of other districts that were lent for it.</summary>
    [Id(30)] public IReadOnlyList<TwinId> Lent { get; init; } = [];

    /// <summary>Since when it is paused; null while it is not.</summary>
    [Id(31)] public long? PausedAtMs { get; init; }

    public bool IsOpen => State < MissionState.Done;

    public int Attempt => Attempts.Count == 0 ? 0 : Attempts[^1].Number;
}
