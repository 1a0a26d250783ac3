using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>What happened to a window.</summary>
/// <param name="Id">Whose event.</param>
/// <param name="Version">From 1 up within the window.</param>
/// <param name="OccurredAtMs">When it was done; for an expiry, when the time ran out.</param>
/// <param name="RecordedAtMs">When it was decided.</param>
public abstract record AlertWindowEvent(AlertWindowId Id, int Version, long OccurredAtMs, long RecordedAtMs);

/// <summary>A person opened it.</summary>
/// <param name="Terms">With a beginning.</param>
public sealed record AlertWindowOpened(
    AlertWindowId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, AlertWindowTerms Terms, SealedItem? Reason)
    : AlertWindowEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>A person ended it before its time.</summary>
public sealed record AlertWindowClosed(
    AlertWindowId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, SealedItem? Note)
    : AlertWindowEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>Its time has run out.</summary>
public sealed record AlertWindowExpired(AlertWindowId Id, int Version, long OccurredAtMs, long RecordedAtMs)
    : AlertWindowEvent(Id, Version, OccurredAtMs, RecordedAtMs);

/// <summary>What its reason or its note said is gone; the commitment to it stays.</summary>
public sealed record AlertWindowWordsErased(
    AlertWindowId Id, int Version, long OccurredAtMs, long RecordedAtMs, string By, string Commitment)
    : AlertWindowEvent(Id, Version, OccurredAtMs, RecordedAtMs);
