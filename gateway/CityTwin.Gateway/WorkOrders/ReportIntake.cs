using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>
/// Makes orders of reports, the same for every way in: the cell by the place, the category by the desk, words and pictures
/// sealed, and one order however often a report is sent.
/// </summary>
internal sealed class ReportIntake(IClusterClient cluster, DivisionFinder cells, DeskDefinition desk, TimeProvider clock)
{
    public const int MaxDescriptionLength = 2_000;
    public const int MaxReporterLength = 300;

    /// <summary>With the answers to a category's questions.</summary>
    private const int MaxSealedDescriptionLength = 12_000;
    private const int MaxSealedReporterLength = 2_000;

    private static readonly TimeSpan ReportAhead = TimeSpan.FromMinutes(5);

    /// <exception cref="Grpc.Core.RpcException">It cannot be taken; says what is wrong. Nothing was kept.</exception>
    public async Task<TakenReport> Take(IncomingReport report)
    {
        var category = desk.FindCategory(report.Category)
            ?? throw Refusal.Invalid("category", $"this city has no category '{report.Category}'; GetDesk names them.");
        var cell = CellAt(report.PlaceField, report.Longitude, report.Latitude);
        report.Admit(cell);
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var occurred = report.OccurredAtMs ?? nowMs;
        if (occurred > nowMs + (long)ReportAhead.TotalMilliseconds)
        {
            throw Refusal.Invalid("occurred_at", "it lies in the future.");
        }

        var grain = Order(cell, report, report.Key);
        if (await grain.Get() is { } there)
        {
            return new TakenReport(there, IsNew: false);
        }

        if (report.EarlierKey is { } key && await Order(cell, report, key).Get() is { } earlier)
        {
            return new TakenReport(earlier, IsNew: false);
        }

        Asked.AtMost("description", report.Description, MaxSealedDescriptionLength);
        Asked.AtMost("reporter", report.Reporter, MaxSealedReporterLength);
        var photos = report.Photos(); // All is looked at before one word is kept.
        var description = OrderDoor.Seal(grain, "description", report.Description, MaxSealedDescriptionLength);
        var reporter = OrderDoor.Seal(grain, "reporter", report.Reporter, MaxSealedReporterLength);
        var pictures = Task.WhenAll(photos.Select(grain.Seal));
        await Task.WhenAll(description, reporter, pictures); // Each is a write of its own: none waits for another's.
        var order = await grain.Do(new WorkOrderRequest(
            new ReportOrder(
                report.Source, category.Code, report.Urgency ?? category.Urgency, report.Longitude, report.Latitude, occurred,
                cell.Street, CorrelationId: report.CorrelationId,
                Description: await description,
                Reporter: await reporter,
                Exercise: report.Exercise),
            report.By, report.Key, Photos: photos.Count == 0 ? null : await pictures));
        return new TakenReport(order, IsNew: true);
    }

    private IWorkOrderGrain Order(DivisionCode cell, IncomingReport report, string key) =>
        cluster.GetGrain<IWorkOrderGrain>(WorkOrderIdentity.OfReport(cell, report.Source, report.Origin, key).Value);

    private DivisionCode CellAt(string field, double longitude, double latitude) =>
        !double.IsFinite(longitude) || !double.IsFinite(latitude) || Math.Abs(longitude) > 180 || Math.Abs(latitude) > 90
            ? throw Refusal.Invalid(field, $"{longitude}, {latitude} is not a place: expected WGS 84 degrees.")
            : cells.At(new Coordinate(longitude, latitude))
                ?? throw Refusal.Invalid(field, $"{longitude}, {latitude} lies in no cell of this city.");
}
