using CityTwin.Alerts;

namespace CityTwin.Ledger;

/// <summary>An alert's event with the alert as it stood after it: what a watcher is sent.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertLogEntry")]
public sealed record AlertLogEntry(
    [property: Id(0)] LogEntry Entry, [property: Id(1)] AlertView Alert)
{
    /// <summary>The last step of the alert's rule that the alert had taken then.</summary>
    [Id(2)]
    public int Step { get; init; }
}
