using System.Text.Json.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>How soon an order must be done. Ordered so that a greater value is more urgent.</summary>
[JsonConverter(typeof(WorkNameJsonConverterFactory))]
public enum Urgency : byte
{
    /// <summary>一般.</summary>
    Normal,

    /// <summary>紧急.</summary>
    Urgent,

    /// <summary>特急.</summary>
    Critical,
}
