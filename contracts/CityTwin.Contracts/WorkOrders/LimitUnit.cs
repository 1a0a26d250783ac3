using System.Text.Json.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>What a limit counts: all time, or only a calendar's working time.</summary>
[JsonConverter(typeof(WorkNameJsonConverterFactory))]
public enum LimitUnit : byte
{
    NaturalMinutes,
    NaturalHours,

    /// <summary>24 natural hours each, whatever the date.</summary>
    NaturalDays,
    WorkingMinutes,

    /// <summary>工作时.</summary>
    WorkingHours,

    /// <summary>工作日: each as many working minutes as the calendar's <c>workingDayMinutes</c>.</summary>
    WorkingDays,
}
