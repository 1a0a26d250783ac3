using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>Figures of a log in which every order is open and every alert active.</summary>
internal static class ScriptedFigures
{
    public static OrderFigures Of(DivisionCode area, IReadOnlyList<LoggedEvent> entries)
    {
        var orders = entries.Select(entry => entry.Order).OfType<WorkOrderView>().Where(order => area.Contains(order.Cell)).ToArray();
        var alerts = entries.Select(entry => entry.Alert).OfType<AlertView>().Where(alert => area.Contains(alert.Cell)).ToArray();
        return OrderFigures.Sum(area, 1_700_000_000_000, [], 0) with
        {
            Open = orders.Length,
            Heat = [.. orders.GroupBy(order => order.Cell).Select(cell => new PlaceHeat(cell.Key, cell.Count(), new int[CountVector.Severities]))],
            ActiveAlerts = Counts(alerts),
            UnacknowledgedAlerts = Counts(alerts),
        };
    }

    public static EvaluationFigures Row(string key, int reported, long handledMs) => EvaluationFigures.Sum(key, []) with
    {
        Reported = reported, Established = 1, HandleTime = DurationFigures.Of([handledMs]),
    };

    private static int[] Counts(IEnumerable<AlertView> alerts)
    {
        var counts = new int[CountVector.Severities];
        foreach (var alert in alerts)
        {
            counts[(int)alert.Severity]++;
        }

        return counts;
    }
}
