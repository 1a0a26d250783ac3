using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Governance;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Twins;

/// <summary>Twins as the API shows them.</summary>
internal static class TwinMapping
{
    public static V1.Twin ToProto(this TwinRow row)
    {
        var twin = new V1.Twin
        {
            Id = row.Id.Value,
            Kind = row.Id.Kind.ToWire(),
            SensorKind = row.SensorKind,
            Name = row.Name,
            Area = row.Cell.Value,
            Longitude = row.Position.Longitude,
            Latitude = row.Position.Latitude,
            ElevationM = row.Position.ElevationM,
            Health = row.Health.ToWire(),
            Severity = row.Severity.ToWire(),
            ActiveAlerts = row.ActiveAlerts,
            DeviceId = row.DeviceId,
            Building = row.Building?.Value ?? "",
            Version = row.Version,
        };
        foreach (var sample in row.Latest)
        {
            twin.Metrics[sample.Metric] = new V1.MetricValue { Value = sample.Value, T = Moments.At(sample.TimeMs) };
        }

        return twin;
    }

    public static V1.Twin ToProto(this SensorView sensor)
    {
        var twin = sensor.Row.ToProto();
        twin.Fault = sensor.Fault ?? "";
        twin.LastHeard = Moments.At(sensor.LastHeardMs);
        twin.Window.AddRange(sensor.Window.Select(sample => new V1.Sample
        {
            Metric = sample.Metric, Value = sample.Value, T = Moments.At(sample.TimeMs),
        }));
        twin.Rules.AddRange(sensor.Rules.Select(ToProto));
        return twin;
    }

    public static V1.Twin ToProto(this CellView cell)
    {
        var twin = cell.Row.ToProto();
        twin.Counts = cell.Counts.ToProto();
        twin.Rules.AddRange(cell.Rules.Select(ToProto));
        return twin;
    }

    public static V1.Twin ToProto(this BuildingView building)
    {
        var twin = building.Row.ToProto();
        twin.Storeys = building.Storeys;
        twin.HeightM = building.HeightM;
        twin.Counts = building.Counts.ToProto();
        return twin;
    }

    public static string ToWire(this TwinKind kind) => WireName.Of(kind);

    private static V1.RuleStanding ToProto(this RuleStanding standing) => new()
    {
        Rule = standing.Rule,
        Severity = standing.Severity.ToWire(),
        Since = Moments.At(standing.SinceMs),
        AlertId = standing.AlertId ?? "",
    };
}
