using CityTwin.Alerts;
using CityTwin.Gateway.Rpc;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Alerts;

/// <summary>Alerts as the API shows them.</summary>
internal static class AlertMapping
{
    /// <param name="face">What its twin looks like; null when that could not be learned.</param>
    public static V1.Alert ToProto(this AlertView alert, TwinFace? face) => new()
    {
        Id = alert.Id.Value,
        TwinId = alert.Subject.Value,
        Rule = alert.Rule,
        Severity = alert.Severity.ToWire(),
        HighestSeverity = alert.HighestSeverity.ToWire(),
        State = alert.Active ? "active" : "cleared",
        Acknowledged = alert.Acknowledged,
        Area = alert.Cell.Value,
        RaisedAt = Moments.At(alert.RaisedAtMs),
        ClearedAt = Moments.At(alert.ClearedAtMs),
        AcknowledgedAt = Moments.At(alert.AcknowledgedAtMs),
        AcknowledgedBy = alert.AcknowledgedBy ?? "",
        Note = alert.Note?.Commitment ?? "",
        Evidence = new V1.Evidence
        {
            Metric = alert.Evidence.Metric,
            Value = alert.Evidence.Value,
            Limit = alert.Evidence.Limit,
            T = Moments.At(alert.Evidence.TimeMs),
        },
        Version = alert.Version,
        UpdatedAt = Moments.At(alert.UpdatedAtMs),
        Longitude = face?.Position.Longitude ?? 0,
        Latitude = face?.Position.Latitude ?? 0,
        TwinName = face?.Name ?? "",
        SensorKind = face?.SensorKind ?? "",
        AssignedTo = alert.AssignedTo ?? "",
        Lead = (alert.Lead ?? alert.Cell.Street).Value,
        Sequences = { alert.Trail.Sequences },
        QuietedBy = alert.Quieted?.By.Value ?? "",
    };
}
