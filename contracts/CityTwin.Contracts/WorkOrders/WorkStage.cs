using System.Text.Json.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>What a clock of an order measures. On the wire in lower case, as <see cref="WorkNames"/> has it.</summary>
[JsonConverter(typeof(WorkNameJsonConverterFactory))]
public enum WorkStage : byte
{
    /// <summary>From the report to the close.</summary>
    Overall,

    /// <summary>受理立案: from the report until it is established or rejected.</summary>
    Register,

    /// <summary>派遣: from establishing until a department has it.</summary>
    Dispatch,

    /// <summary>响应: from the dispatch until the department accepts or returns it.</summary>
    Respond,

    /// <summary>处置: from accepting until the department says it is done.</summary>
    Handle,

    /// <summary>核查: from there until somebody has looked.</summary>
    Check,
}
