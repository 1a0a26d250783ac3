using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>What happened to a work order.</summary>
/// <param name="Id">Whose event.</param>
/// <param name="Version">From 1 up within the order.</param>
/// <param name="OccurredAtMs">When it was done; of a report, when the matter was seen.</param>
/// <param name="RecordedAtMs">When it was decided.</param>
public abstract record WorkOrderEvent(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
{
    /// <summary>The principal's id; <see cref="WorkOrderActors"/> where no person did it.</summary>
    public string By { get; init; } = "";

    /// <summary>The caller's key.</summary>
    public string? RequestId { get; init; }

    /// <summary>What was said with it.</summary>
    public SealedItem? Note { get; init; }

    /// <summary>Pictures shown with it.</summary>
    public IReadOnlyList<SealedItem>? Photos { get; init; }

    /// <summary>The clocks it moved, as they stand after it; one a stage.</summary>
    public IReadOnlyList<StageClock>? Clocks { get; init; }
}

/// <summary>It was reported.</summary>
public sealed record OrderReported(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs,
    string CorrelationId, WorkOrderSource Source, string Category, Urgency Urgency, double Longitude, double Latitude,
    DivisionCode Lead, string? Alert, SealedItem? Description, SealedItem? Reporter, bool? Exercise)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It was taken on.</summary>
public sealed record OrderRegistered(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It was said what it is.</summary>
public sealed record OrderReviewed(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Category)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It was said how urgent it is.</summary>
public sealed record OrderGraded(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, Urgency Urgency)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Someone was sent to look.</summary>
public sealed record VerificationRequested(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Someone has looked on the spot.</summary>
public sealed record OrderVerified(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, bool Found)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It became a case.</summary>
public sealed record OrderEstablished(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It did not become a case.</summary>
public sealed record OrderRejected(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Reason)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A department was sent it: to lead, or to help.</summary>
public sealed record OrderAssigned(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs,
    string Department, DivisionCode Area, string? Officer, bool Leads)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A department took its part on.</summary>
public sealed record OrderAccepted(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Department)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A department sent its part back.</summary>
public sealed record OrderReturned(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Department, string Reason)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A department did its part.</summary>
public sealed record OrderAnswered(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Department)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>What was done was looked at and is good.</summary>
public sealed record OrderChecked(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It has to be done again.</summary>
public sealed record OrderReworked(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Reason)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It was closed.</summary>
public sealed record OrderClosed(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its reporter said what they think of it.</summary>
public sealed record OrderRated(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, int Rating)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A centre watches over it.</summary>
public sealed record OrderSupervised(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, DivisionCode Centre)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A stage was given more time.</summary>
public sealed record OrderExtended(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, WorkStage Stage, int ByMinutes, string Reason)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its clocks were stopped.</summary>
public sealed record OrderSuspended(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Reason)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its clocks run on.</summary>
public sealed record OrderResumed(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It goes on in another order.</summary>
public sealed record OrderMerged(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, WorkOrderId Into)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It took up another order or alert about the same matter.</summary>
public sealed record OrderAbsorbed(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string From)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Another centre answers for it.</summary>
public sealed record OrderHandedOver(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, DivisionCode Lead)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Something was added to it.</summary>
public sealed record OrderAnnotated(WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Something it spoke of was erased.</summary>
public sealed record ItemErased(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, string Commitment)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A stage has used a part of its limit; 1 is all of it.</summary>
public sealed record StageReminded(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, WorkStage Stage, double Used)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A stage has run out.</summary>
public sealed record StageOverdue(
    WorkOrderId Id, int Version, long OccurredAtMs, long RecordedAtMs, WorkStage Stage)
    : WorkOrderEvent(Id, Version, OccurredAtMs, RecordedAtMs);
