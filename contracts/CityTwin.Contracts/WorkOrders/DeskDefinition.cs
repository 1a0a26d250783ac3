namespace CityTwin.WorkOrders;

/// <summary>All that the desk for work orders knows of a city: five files of the city package.</summary>
public sealed record DeskDefinition(
    IReadOnlyList<DepartmentDefinition> Departments,
    IReadOnlyList<CalendarDefinition> Calendars,
    IReadOnlyList<LimitPlanDefinition> Limits,
    IReadOnlyList<CategoryClassDefinition> Categories,
    IReadOnlyList<IntakeDefinition> Intake);
