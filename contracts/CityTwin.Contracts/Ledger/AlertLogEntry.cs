using CityTwin.Alerts;

namespace CityTwin.Ledger;

/// <summary>An alert's event with the alert as it stood after it: what a watcher is sent.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertLogEntry")]
public sealed record AlertLogEntry(
    [property: Id(0)] LogEntry Entry, [property: Id(1)] AlertView Alert);
