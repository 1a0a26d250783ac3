namespace CityTwin.Warnings;

/// <summary>What happened to a warning.</summary>
/// <param name="Id">Whose event.</param>
/// <param name="Version">From 1 up within the warning.</param>
/// <param name="OccurredAtMs">When it was done; for an expiry, when the time ran out.</param>
/// <param name="RecordedAtMs">When it was decided.</param>
public abstract record WarningEvent(WarningId Id, int Version, long OccurredAtMs, long RecordedAtMs);

/// <summary>A person wrote it down, or wrote it anew.</summary>
public sealed record WarningDrafted(
    WarningId Id, int Version, long OccurredAtMs, long RecordedAtMs,
    string By, WarningContent Content, string? CorrelationId, bool Exercise)
    : WarningEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The public was told.</summary>
public sealed record WarningIssued(
    WarningId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, WarningSender Sender)
    : WarningEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>The public was told what has changed.</summary>
public sealed record WarningUpdated(
    WarningId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, WarningContent Content)
    : WarningEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A person took it back.</summary>
public sealed record WarningCancelled(
    WarningId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, string Reason)
    : WarningEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its time has run out.</summary>
public sealed record WarningExpired(WarningId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : WarningEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Another authority has said something of it.</summary>
/// <param name="By">The principal that delivered it.</param>
/// <param name="Content">What it says now; null when it was taken back.</param>
public sealed record WarningReceived(
    WarningId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, ReceivedMessage Message, WarningContent? Content)
    : WarningEvent(Id, Version, OccurredAtMs, RecordedAtMs);
