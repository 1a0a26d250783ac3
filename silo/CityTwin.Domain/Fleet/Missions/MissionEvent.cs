using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Missions;

/// <summary>What happened to a mission.</summary>
/// <param name="Id">Whose event.</param>
/// <param name="Version">From 1 up within the mission.</param>
/// <param name="OccurredAtMs">When it was so; of what a unit said, by the unit's clock.</param>
/// <param name="RecordedAtMs">When it was decided.</param>
public abstract record MissionEvent(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs)
{
    /// <summary>The principal's id; <see cref="MissionActors"/> where no person did it.</summary>
    public string By { get; init; } = "";

    /// <summary>The caller's key.</summary>
    public string? RequestId { get; init; }
}

/// <summary>It is known what is to be done.</summary>
public sealed record MissionPlanned(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs,
    MissionKind Kind, MissionAim Aim, string CorrelationId, string? Alert, string? Order, DivisionCode Lead,
    IReadOnlyList<Capability> Needs, int Priority, long? DeadlineMs, long? ReadingAtMs, long? AlertAtMs, long? LaunchAtMs,
    int MaxAttempts, ConfirmRule? Confirm, bool? Exercise) : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its hold-back was ended by somebody.</summary>
public sealed record MissionLaunched(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A unit was asked.</summary>
/// <param name="Bids">Its bid and the next best, without their ways.</param>
public sealed record MissionOffered(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs,
    int Attempt, TwinId Unit, long Fence, UnitTask Task, IReadOnlyList<UnitBid> Bids, long? EtaMs, long? AnswerByMs, long? OverdueAtMs)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit does not take it.</summary>
public sealed record MissionDeclined(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, int Attempt, TwinId Unit, string Code, string Reason)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit has taken it on.</summary>
public sealed record MissionAccepted(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, int Attempt, TwinId Unit)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit has set out.</summary>
public sealed record MissionUnderWay(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, int Attempt, TwinId Unit)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit is where it is needed.</summary>
public sealed record MissionOnScene(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, int Attempt, TwinId Unit)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit brought a picture or a figure.</summary>
public sealed record EvidenceKept(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, MissionEvidence Evidence)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It was said what was found.</summary>
public sealed record MissionFound(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, MissionFinding Finding, string Because)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit stands still.</summary>
public sealed record MissionPaused(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit goes on.</summary>
public sealed record MissionResumed(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its way was planned anew.</summary>
public sealed record MissionReplanned(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, UnitTask Task, long? EtaMs, long? OverdueAtMs, string Because)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit has lost it: it failed, fell silent or did not answer.</summary>
public sealed record MissionForfeited(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, int Attempt, TwinId Unit, string Code, string Reason)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A person gave it to another unit.</summary>
public sealed record MissionOverridden(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, int Attempt, TwinId Unit, TwinId Instead)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>What it was for is handled.</summary>
public sealed record MissionHandled(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its order was taken up by another, under which it goes on.</summary>
public sealed record MissionMoved(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, WorkOrderId Order)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Units of another district were asked for it, given or refused.</summary>
public sealed record AidNoted(
    MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Aid, DivisionCode? From, AidState State,
    IReadOnlyList<TwinId> Granted) : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The unit has done it.</summary>
public sealed record MissionDone(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>No unit could do it.</summary>
public sealed record MissionFailed(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Because)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Somebody, or a rule, ended it.</summary>
public sealed record MissionAborted(MissionId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Because)
    : MissionEvent(Id, Version, OccurredAtMs, RecordedAtMs);
