using System.Text.Json;
using System.Text.Encodings.Web;
using CityTwin.Sensing;

namespace CityTwin.Gateway.City;

/// <summary>Sensor kinds and rules as the API shows them.</summary>
internal static class SensingMapping
{
    // As the city package writes them, so that what is read here can be put there.
    private static readonly JsonSerializerOptions PackageJson = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static V1.SensorKind ToProto(SensorKind kind)
    {
        var message = new V1.SensorKind
        {
            Code = kind.Code,
            NameZh = kind.NameZh,
            NameEn = kind.NameEn,
            ReportEverySeconds = kind.ReportEverySeconds,
            StaleAfterSeconds = kind.StaleAfterSeconds,
            OfflineAfterSeconds = kind.OfflineAfterSeconds,
        };
        message.Metrics.AddRange(kind.Metrics.Select(metric => new V1.Metric
        {
            Name = metric.Name,
            Unit = metric.Unit,
            Min = metric.Min,
            Max = metric.Max,
            NameZh = metric.NameZh,
            NameEn = metric.NameEn,
        }));
        return message;
    }

    public static V1.Rule ToProto(RuleDefinition rule) => new()
    {
        Id = rule.Id,
        NameZh = rule.NameZh,
        NameEn = rule.NameEn,
        Type = TypeOf(rule),
        Kind = rule.Kind,
        Metric = MetricOf(rule),
        DefinitionJson = JsonSerializer.Serialize(rule, PackageJson),
    };

    private static string TypeOf(RuleDefinition rule) => rule switch
    {
        ThresholdRule => "threshold",
        RateRule => "rate",
        FlatlineRule => "flatline",
        NoDataRule => "no-data",
        AnomalyRule => "anomaly",
        CombinationRule => "combination",
        _ => "",
    };

    private static string MetricOf(RuleDefinition rule) => rule switch
    {
        ThresholdRule threshold => threshold.Metric,
        RateRule rate => rate.Metric,
        FlatlineRule flatline => flatline.Metric,
        AnomalyRule anomaly => anomaly.Metric,
        _ => "",
    };
}
