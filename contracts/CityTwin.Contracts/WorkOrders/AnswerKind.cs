using System.Text.Json.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>What an answer to a question about a report looks like: the data types of Open311 GeoReport v2.</summary>
[JsonConverter(typeof(WorkNameJsonConverterFactory))]
public enum AnswerKind : byte
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A moment, ISO 8601 with its offset.</summary>
    Moment,

    /// <summary>Some lines.</summary>
    Text,

    /// <summary>One of the choices.</summary>
    OneOf,

    /// <summary>Any of the choices.</summary>
    ManyOf,
}
