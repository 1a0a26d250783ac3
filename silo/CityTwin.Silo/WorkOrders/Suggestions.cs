using System.Text;
using CityTwin.Alerts;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Sensing;

namespace CityTwin.WorkOrders;

/// <summary>What the desk suggests for an order, from its alert, its words and what was common in its street before.</summary>
internal sealed class Suggestions(IGrainFactory grains, DossierStore dossiers, WorkCatalogue catalogue)
{
    private readonly DeskSuggester _desk = new(catalogue);

    public async Task<IReadOnlyList<WorkOrderSuggestion>> For(WorkOrderView order)
    {
        var alert = order.Alerts.Count > 0 ? await grains.Grain<IAlertGrain>(order.Alerts[0]).Get() : null;
        var words = order.Description is { } item ? await dossiers.Find(order.Id.Value, item.Commitment) : null;
        var suggested = _desk.Suggest(new SuggestionRequest
        {
            Rule = alert?.Rule,
            Severity = alert?.HighestSeverity ?? Severity.None,
            Category = order.Source == WorkOrderSource.Alert ? null : order.Category,
            Text = words is null ? "" : Encoding.UTF8.GetString(words.Content),
            Place = order.Cell,
            History = await grains.Grain<IDistrictLogInside>(order.Cell.District.Value).OrderHistory(order.Cell.Street),
        });
        return
        [
            .. suggested.Select(one => new WorkOrderSuggestion(
                one.Category.Code, one.Department.Code, one.Urgency, one.Score,
                [.. one.Reasons.Select(reason => new WorkOrderSuggestionReason(
                    WireName.Of(reason.Code), reason.Subject, reason.Count, reason.Of))])),
        ];
    }
}
