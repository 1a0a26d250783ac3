using System.Text.Json.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>What sort of body a department is.</summary>
[JsonConverter(typeof(WorkNameJsonConverterFactory))]
public enum DepartmentKind : byte
{
    /// <summary>监督中心 or 指挥中心: watches and dispatches, handles nothing.</summary>
    Centre,

    /// <summary>职能部门.</summary>
    Bureau,

    /// <summary>公用事业单位: water, power, gas, telecoms.</summary>
    Utility,

    /// <summary>应急救援力量: comes at once, day and night.</summary>
    Rescue,

    /// <summary>街道（镇）: the street's own office.</summary>
    Street,
}
