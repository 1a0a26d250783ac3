namespace CityTwin.WorkOrders;

/// <summary>When a department works, from the city package's <c>calendars.json</c>.</summary>
public sealed record CalendarDefinition
{
    /// <summary>Lower-case words with hyphens: <c>office</c>.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>An IANA time zone: dates and hours are its.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>How many working minutes a limit of one working day has.</summary>
    public required int WorkingDayMinutes { get; init; }

    /// <summary>The hours of an ordinary week; a day that none names is free.</summary>
    public required IReadOnlyList<WeekHoursDefinition> Week { get; init; }

    /// <summary>Days unlike their weekday: holidays, and 调休 workdays. A later one stands over an earlier one.</summary>
    public IReadOnlyList<DateHoursDefinition> Dates { get; init; } = [];
}
