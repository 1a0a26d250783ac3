using System.Collections.Concurrent;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Governance;

/// <summary>
/// A district's figures at a moment. One pass over the open orders, those done with whose last event is not older than
/// <see cref="LooksBack"/>, and the active alerts counts every street; a street's, the district's and the city's figures are
/// sums of those. An area within a street costs a pass of its own, once. Nothing here changes: any thread may read it.
/// </summary>
public sealed class FigureBook
{
    /// <summary>How far back the longest figure looks.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromDays(7);

    private readonly IReadOnlyList<WorkOrderView> _orders;
    private readonly IReadOnlyList<AlertView> _alerts;
    private readonly int _maxNext;
    private readonly SortedDictionary<DivisionCode, OrderFigures> _byStreet = [];
    private readonly ConcurrentDictionary<DivisionCode, OrderFigures> _byArea = [];

    /// <param name="orders">As <see cref="WorkOrderBoard.Since"/> gives them.</param>
    /// <param name="alerts">Those that are active.</param>
    /// <param name="nowMs">Unix milliseconds.</param>
    /// <param name="maxNext">Orders to be late next that are told of an area.</param>
    public FigureBook(IReadOnlyList<WorkOrderView> orders, IReadOnlyList<AlertView> alerts, long nowMs, int maxNext)
    {
        (_orders, _alerts, NowMs, _maxNext) = (orders, alerts, nowMs, maxNext);
        var tallies = new Dictionary<string, FigureTally>(StringComparer.Ordinal);
        var byPrefix = tallies.GetAlternateLookup<ReadOnlySpan<char>>();
        FigureTally Of(DivisionCode cell)
        {
            var street = cell.Value.AsSpan(0, Math.Min(cell.Value.Length, (int)DivisionLevel.Street));
            if (!byPrefix.TryGetValue(street, out var tally))
            {
                tallies[street.ToString()] = tally = new FigureTally(nowMs, maxNext);
            }

            return tally;
        }

        foreach (var order in orders)
        {
            Of(order.Cell).Add(order);
        }

        foreach (var alert in alerts)
        {
            Of(alert.Cell).Add(alert);
        }

        foreach (var (street, tally) in tallies)
        {
            var code = DivisionCode.Parse(street);
            _byStreet[code] = tally.ToFigures(code);
        }
    }

    /// <summary>The moment.</summary>
    public long NowMs { get; }

    /// <summary>A line for each street that has anything to tell, by code.</summary>
    public IReadOnlyList<CentreLine> Streets => [.. _byStreet.Values.Select(CentreLine.Of)];

    /// <summary>The figures of an area: of what of it lies in this district.</summary>
    public OrderFigures In(DivisionCode area) => _byArea.GetOrAdd(area, Count);

    private OrderFigures Count(DivisionCode area)
    {
        if (area.Level <= DivisionLevel.Street)
        {
            return OrderFigures.Sum(
                area, NowMs, [.. _byStreet.Values.Where(street => area.Contains(street.Area))], _maxNext);
        }

        var tally = new FigureTally(NowMs, _maxNext);
        foreach (var order in _orders.Where(order => area.Contains(order.Cell)))
        {
            tally.Add(order);
        }

        foreach (var alert in _alerts.Where(alert => area.Contains(alert.Cell)))
        {
            tally.Add(alert);
        }

        return tally.ToFigures(area);
    }
}
