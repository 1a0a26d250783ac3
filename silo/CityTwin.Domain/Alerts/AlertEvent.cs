using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>What happened to an alert.</summary>
/// <param name="Id">Whose event.</param>
/// <param name="Version">From 1 up within the alert.</param>
/// <param name="OccurredAtMs">Event time; for what people do, the time they did it.</param>
/// <param name="RecordedAtMs">When it was decided.</param>
public abstract record AlertEvent(AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs);

/// <summary>A rule raised it. <paramref name="Step"/> is the signal's.</summary>
/// <param name="Quieted">By what it calls nobody; null when it may.</param>
public sealed record AlertRaised(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs,
    TwinId Subject, string Rule, DivisionCode Cell, Severity Severity, AlertEvidence Evidence, int Step,
    AlertQuiet? Quieted = null)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It climbed or stepped down.</summary>
public sealed record AlertSeverityChanged(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs, Severity Severity, AlertEvidence Evidence, int Step)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Someone has seen it.</summary>
public sealed record AlertAcknowledged(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, SealedItem? Note)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>
/// Its rule cleared it (with evidence and step), or a person did (<paramref name="By"/> is set).
/// </summary>
public sealed record AlertCleared(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs,
    string? By, SealedItem? Note, AlertEvidence? Evidence, int Step)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A person named who sees to it.</summary>
public sealed record AlertAssigned(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, string To)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Another centre is called.</summary>
/// <param name="Why">Of <see cref="EscalationReason"/>.</param>
public sealed record AlertEscalated(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs, DivisionCode Lead, string Why)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The window that quieted it ended, and another one that holds quiets it from here on.</summary>
public sealed record AlertQuieted(AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs, AlertQuiet Quiet)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>It was quieted and speaks from here on.</summary>
/// <param name="By">The window that had quieted it.</param>
/// <param name="Why"><c>window</c>: that holds no more. <c>severity</c>: it is graver than what that quiets.</param>
public sealed record AlertUnquieted(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs, AlertWindowId By, string Why)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>What a note of an earlier event said is gone; the commitment to it stays.</summary>
public sealed record AlertNoteErased(
    AlertId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, string Commitment)
    : AlertEvent(Id, Version, OccurredAtMs, RecordedAtMs);
