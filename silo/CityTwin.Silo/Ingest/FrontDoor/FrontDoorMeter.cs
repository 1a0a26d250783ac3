using System.Diagnostics.Metrics;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What goes in and what does not, as counters of the meter <c>CityTwin.Silo</c>.</summary>
internal sealed class FrontDoorMeter
{
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _closed;

    public FrontDoorMeter(IMeterFactory meters, DoorConnections connections)
    {
        var meter = meters.Create("CityTwin.Silo");
        _accepted = meter.CreateCounter<long>("citytwin.ingest.accepted", "{reading}", "Readings taken");
        _refused = meter.CreateCounter<long>("citytwin.ingest.refused", "{refusal}", "Refusals, by code");
        _closed = meter.CreateCounter<long>("citytwin.ingest.closed", "{connection}", "Connections the door closed, by cause");
        meter.CreateObservableGauge("citytwin.ingest.connections", () => connections.Count, "{connection}");
    }

    public void Accepted(int readings) => _accepted.Add(readings);

    public void Refused(string code) => _refused.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Closed(string cause) => _closed.Add(1, new KeyValuePair<string, object?>("cause", cause));
}
