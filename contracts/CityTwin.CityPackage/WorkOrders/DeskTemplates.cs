using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>
/// The desk that every made package starts with, and that a package without its files is given; a city changes its copy.
/// </summary>
public static class DeskTemplates
{
    public const string Source = "CityTwin's templates";

    public static DeskDefinition Desk { get; } = new(
        Read<DepartmentDefinition>(CityPackageFiles.Departments),
        Read<CalendarDefinition>(CityPackageFiles.Calendars),
        Read<LimitPlanDefinition>(CityPackageFiles.Limits),
        Read<CategoryClassDefinition>(CityPackageFiles.Categories),
        Read<IntakeDefinition>(CityPackageFiles.Intake));

    private static IReadOnlyList<T> Read<T>(string name)
    {
        using var stream = typeof(DeskTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} was not built in.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return CityJsonText.ParseItems<T>(bytes.ToArray(), name);
    }
}
