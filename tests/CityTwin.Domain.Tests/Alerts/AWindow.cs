using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Domain.Tests.Alerts;

/// <summary>Alert windows for tests.</summary>
internal static class AWindow
{
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;

    public const string Rule = "river-level-high";

    /// <summary>A Wednesday, 2026-01-14 16:00 in China.</summary>
    public const long Start = 1_768_377_600_000;

    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    public static readonly TwinId Sensor = TwinId.Sensor(Cell, "0042");

    public static readonly SealedItem Reason = new("4ea5", "text/plain", 12);

    public static AlertWindowPrincipal Wang => new("wang", DivisionCode.Parse("50"), Commands: true);

    /// <summary>Two hours of works on a street.</summary>
    public static AlertWindowTerms Terms { get; } = new(
        AlertWindowKind.Maintenance, Cell.Street, [], [], Severity.Orange, Start, Start + (2 * Hour), [], "Asia/Shanghai");

    public static AlertWindowView Of(AlertWindowTerms terms, string serial = "a") =>
        Opened(terms, serial).View!;

    public static AlertWindowState Opened(AlertWindowTerms terms, string serial = "a") => AlertWindowState.None.Evolve(
        new AlertWindowOpened(AlertWindowId.Create(terms.Scope, serial), 1, Start, Start, "wang", terms, Reason));

    public static AlertWindowState Closed(AlertWindowState window, long atMs) =>
        window.Evolve(window.Decide(new CloseAlertWindow(Wang, null), atMs).Single());
}
