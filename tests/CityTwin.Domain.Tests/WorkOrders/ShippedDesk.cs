using System.Text.Json;
using CityTwin.Testing.Running;
using CityTwin.WorkOrders;
using CsCheck;

namespace CityTwin.Domain.Tests.WorkOrders;

/// <summary>The desk every generated city is given.</summary>
internal static class ShippedDesk
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static DeskDefinition Definition { get; } = new(
        Read<DepartmentDefinition>("departments"),
        Read<CalendarDefinition>("calendars"),
        Read<LimitPlanDefinition>("limits"),
        Read<CategoryClassDefinition>("categories"),
        Read<IntakeDefinition>("intake"));

    public static WorkCatalogue Catalogue { get; } = new(Definition);

    public static WorkingCalendar Calendar(string code) => new(Definition.Calendars.Single(c => c.Code == code));

    /// <summary>A moment by the clocks of Chongqing.</summary>
    public static long At(int year, int month, int day, int hour, int minute = 0) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    public static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static List<T> Read<T>(string name) => JsonSerializer.Deserialize<List<T>>(
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, $"contracts/CityTwin.CityPackage/WorkOrders/Templates/{name}.json")), Json)!;
}
