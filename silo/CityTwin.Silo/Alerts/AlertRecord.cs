using CityTwin.Ledger;
using CityTwin.Storage;

namespace CityTwin.Alerts;

/// <summary>An alert as it is stored: as it stands, and the events that its district's log may not have yet.</summary>
[GenerateSerializer, Alias("CityTwin.AlertRecord")]
internal sealed class AlertRecord : IPendingEvents
{
    [Id(0)]
    public AlertView? View { get; init; }

    [Id(1)]
    public int Step { get; init; }

    [Id(2)]
    public IReadOnlyList<AlertLogEntry> Pending { get; init; } = [];

    public bool HasPending => Pending.Count > 0;

    public AlertState ToState() => new(View, Step);
}
