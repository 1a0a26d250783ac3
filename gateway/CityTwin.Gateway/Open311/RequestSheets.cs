using System.Text;
using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Open311;

/// <summary>Orders as the public reads them: the requests of GeoReport v2.</summary>
internal sealed class RequestSheets(ServiceCatalogue services, PublicOrders orders, CityModel city, IOptions<Open311Options> options)
{
    private const string Root = "service_requests";
    private const string Item = "request";

    public static SheetList List(params IReadOnlyList<Sheet> sheets) => new(Root, Item, sheets);

    /// <summary>Many, without what would have to be fetched for each.</summary>
    public SheetList Many(IEnumerable<WorkOrderView> found, Tongue tongue) =>
        List([.. found.Select(order => One(order, StatusOf(order, tongue), description: null, tongue))]);

    /// <summary>One, with how the order stands that it goes on in, and with its words where the city shows them.</summary>
    public async Task<SheetList> Whole(WorkOrderView order, Tongue tongue)
    {
        var notes = StatusOf(order, tongue);
        if (order.State == WorkOrderState.Merged && await orders.GoesOnIn(order) is { State: not WorkOrderState.Merged } other)
        {
            notes += tongue.Say($"该单：{StatusOf(other, tongue)}", $" There: {StatusOf(other, tongue)}");
        }

        var words = options.Value.ShowDescriptions && order.Description is { } item ? await orders.Unseal(order, item) : null;
        return List(One(order, notes, words is null ? null : Encoding.UTF8.GetString(words.Content), tongue));
    }

    /// <summary>What the sender of a report is told.</summary>
    public SheetList Receipt(WorkOrderView order, Service service, Tongue tongue)
    {
        var department = services.Department(service.Minor.Department, tongue);
        var notice = tongue.Say(
            $"已收到。受理后由{department}处置，可凭编号查询进展。", $"Received. Once it is taken on, {department} sees to it; follow it by its id.");
        return List(new Sheet(
            ("service_request_id", order.Id.Value),
            ("service_notice", service.Minor.Urgency == Urgency.Critical
                ? notice + tongue.Say("有人身危险时请立即拨打110、119或120。", " If anyone is in danger, call 110, 119 or 120 now.")
                : notice),
            ("account_id", null)));
    }

    public static SheetList OfToken(WorkOrderView order, string token) =>
        List(new Sheet(("service_request_id", order.Id.Value), ("token", token)));

    private string StatusOf(WorkOrderView order, Tongue tongue) =>
        StatusNotes.Of(order, department => services.Department(department, tongue), tongue);

    private Sheet One(WorkOrderView order, string notes, string? description, Tongue tongue)
    {
        var service = services.Find(order.Category);
        var department = order.Assignments.FirstOrDefault(part => part.IsLead)?.Department ?? service?.Minor.Department;
        return new Sheet(
            ("service_request_id", order.Id.Value),
            ("status", order.IsOpen ? "open" : "closed"),
            ("status_notes", notes),
            ("service_name", service?.Name(tongue) ?? order.Category),
            ("service_code", order.Category),
            ("description", description),
            ("agency_responsible", department is null ? null : services.Department(department, tongue)),
            ("service_notice", null),
            ("requested_datetime", W3Time.Write(order.ReportedAtMs)),
            ("updated_datetime", W3Time.Write(order.ClosedAtMs ?? order.UpdatedAtMs)),
            ("expected_datetime", W3Time.Write(
                order.Clocks.FirstOrDefault(clock => clock is { Stage: WorkStage.Overall, IsRunning: true })?.DueMs)),
            ("address", Address(order.Cell, tongue)),
            ("address_id", order.Cell.Value),
            ("zipcode", null),
            ("lat", order.Latitude),
            ("long", order.Longitude),
            ("media_url", null));
    }

    /// <summary>Its street and what that lies in: English from the street up, Chinese the other way, as each writes addresses.</summary>
    private string Address(DivisionCode cell, Tongue tongue)
    {
        string[] names =
        [
            .. new[] { cell.Street, cell.District, cell.City }.Select(city.Find).OfType<DivisionPlace>()
                .Select(place => tongue.Say(place.Name, place.NameEn)),
        ];
        return tongue.IsEnglish ? string.Join(", ", names) : string.Concat(names.Reverse());
    }
}
