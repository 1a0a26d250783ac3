using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.WorkOrders;

/// <summary>A work order as centres read it. Words of citizens are not in it, only commitments to them.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderView")]
public sealed record WorkOrderView
{
    [Id(0)] public required WorkOrderId Id { get; init; }

    /// <summary>How many events made it.</summary>
    [Id(1)] public int Version { get; init; }

    /// <summary>The one id from first reading to closing: the alert's, or the order's own.</summary>
    [Id(2)] public required string CorrelationId { get; init; }

    [Id(3)] public WorkOrderSource Source { get; init; }

    [Id(4)] public WorkOrderState State { get; init; }

    /// <summary>Code in the city's catalogue of categories.</summary>
    [Id(5)] public required string Category { get; init; }

    [Id(6)] public Urgency Urgency { get; init; }

    [Id(7)] public DivisionCode Cell { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    [Id(8)] public double Longitude { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    [Id(9)] public double Latitude { get; init; }

    /// <summary>The centre that answers for it: a street, a district or the city.</summary>
    [Id(10)] public DivisionCode Lead { get; init; }

    /// <summary>The alerts it is about: the one it was made from, and those merged into it.</summary>
    [Id(11)] public IReadOnlyList<string> Alerts { get; init; } = [];

    [Id(12)] public long ReportedAtMs { get; init; }

    [Id(13)] public long UpdatedAtMs { get; init; }

    [Id(14)] public long? ClosedAtMs { get; init; }

    /// <summary>What was reported, in the reporter's words.</summary>
    [Id(15)] public SealedItem? Description { get; init; }

    /// <summary>Who reported it and how to reach them.</summary>
    [Id(16)] public SealedItem? Reporter { get; init; }

    /// <summary>Pictures, oldest first.</summary>
    [Id(17)] public IReadOnlyList<SealedItem> Photos { get; init; } = [];

    [Id(18)] public IReadOnlyList<WorkAssignment> Assignments { get; init; } = [];

    [Id(19)] public IReadOnlyList<StageClock> Clocks { get; init; } = [];

    /// <summary>Whether someone found it on the spot; null before anybody has looked.</summary>
    [Id(20)] public bool? Verified { get; init; }

    /// <summary>Why it was rejected, a listed word.</summary>
    [Id(21)] public string? RejectedBecause { get; init; }

    [Id(22)] public WorkOrderId? MergedInto { get; init; }

    /// <summary>Reports merged into it.</summary>
    [Id(23)] public int Absorbed { get; init; }

    /// <summary>How often it had to be done again.</summary>
    [Id(24)] public int Reworks { get; init; }

    /// <summary>How often a department sent it back.</summary>
    [Id(25)] public int Returns { get; init; }

    /// <summary>The centre that watches over it (督办), if one does.</summary>
    [Id(26)] public DivisionCode? SupervisedBy { get; init; }

    /// <summary>Why its clocks stand still (挂账), a listed word; null when they run.</summary>
    [Id(27)] public string? SuspendedBecause { get; init; }

    /// <summary>What its reporter thinks of how it was handled, 1 to 5.</summary>
    [Id(28)] public int? Rating { get; init; }

    /// <summary>It belongs to an exercise, not to what really happens.</summary>
    [Id(29)] public bool Exercise { get; init; }

    /// <summary>The newest requests it took, so that one sent again changes nothing.</summary>
    [Id(30)] public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>Where its events are in its district's log.</summary>
    [Id(31)] public LogTrail Trail { get; init; } = LogTrail.Empty;

    /// <summary>When it was made a case.</summary>
    [Id(32)] public long? EstablishedAtMs { get; init; }

    /// <summary>When the matter was seen first, event time.</summary>
    [Id(33)] public long OccurredAtMs { get; init; }

    /// <summary>When it was last seen by what was merged into it, event time.</summary>
    [Id(34)] public long LastSeenAtMs { get; init; }

    /// <summary>When it was first sent to a department.</summary>
    [Id(35)] public long? DispatchedAtMs { get; init; }

    /// <summary>When that was due.</summary>
    [Id(36)] public long? DispatchDueMs { get; init; }

    /// <summary>When all departments had said what they did: after a rework, the time that stood.</summary>
    [Id(37)] public long? HandledAtMs { get; init; }

    /// <summary>Since when it is suspended.</summary>
    [Id(38)] public long? SuspendedAtMs { get; init; }

    /// <summary>How long it was suspended, milliseconds, without the time that it is now.</summary>
    [Id(39)] public long SuspendedMs { get; init; }

    /// <summary>Its number within its district: the sequence of its first event.</summary>
    public long Number => Trail.First;

    /// <summary>Whether there is still something to do about it.</summary>
    public bool IsOpen => State is not (WorkOrderState.Closed or WorkOrderState.Rejected or WorkOrderState.Merged);

    /// <summary>When its clocks next have something to say; null when they have nothing.</summary>
    public long? NextClockMs => Clocks.Where(clock => clock.IsRunning).Min(clock => clock.NextMs);

    /// <summary>When the first of its running clocks runs out.</summary>
    public long? DueMs => Clocks.Where(clock => clock.IsRunning).Min(clock => (long?)clock.DueMs);
}
