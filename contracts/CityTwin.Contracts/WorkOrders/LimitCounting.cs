using System.Text.Json.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>What a limit means when an order enters its stage more than once, as after a rework.</summary>
[JsonConverter(typeof(WorkNameJsonConverterFactory))]
public enum LimitCounting : byte
{
    /// <summary>单次: every visit has the whole limit.</summary>
    Single,

    /// <summary>累计: all visits together share one limit.</summary>
    Cumulative,
}
