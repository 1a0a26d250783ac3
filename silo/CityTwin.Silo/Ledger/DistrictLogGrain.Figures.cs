using CityTwin.City;
using CityTwin.Governance;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <content>Counting what the boards say. The boards are copied here and counted elsewhere: appends do not wait for it.</content>
internal sealed partial class DistrictLogGrain
{
    private readonly SemaphoreSlim _evaluating = new(1);
    private Task<(long Sequence, FigureBook Book)>? _figures;
    private long _figuresAtMs;

    public async Task<FiguresAt> Figures(DivisionCode area)
    {
        var (sequence, book) = await Figures();
        return new FiguresAt(sequence, await Task.Run(() => book.In(area)));
    }

    public async Task<IReadOnlyList<CentreLine>> StreetLines() => (await Figures()).Book.Streets;

    public async Task<EvaluationTable> Evaluate(EvaluationRequest request)
    {
        // One at a time: others of this silo's grains want its processors too.
        await _evaluating.WaitAsync(_ending.Token);
        try
        {
            WorkOrderView[] orders = [.. _boards.Orders.Orders.Where(order => !order.Exercise)];
            var covers = _boards.Orders.CoversFromMs;
            return await Task.Run(() => new EvaluationTable(
                Evaluation.Of(orders.Select(EvaluatedOrder.Of), request), covers));
        }
        finally
        {
            _evaluating.Release();
        }
    }

    private Task<(long Sequence, FigureBook Book)> Figures()
    {
        var nowMs = NowMs;
        if (_figures is { IsFaulted: false } known && Math.Abs(nowMs - _figuresAtMs) < _options.FiguresEvery.TotalMilliseconds)
        {
            return known;
        }

        var sequence = _tail.Head;
        var since = nowMs - (long)FigureBook.LooksBack.TotalMilliseconds;
        WorkOrderView[] orders = [.. _boards.Orders.Since(since)];
        Alerts.AlertView[] alerts = [.. _boards.Alerts.Active];
        var maxNext = _options.MaxNextBreaches;
        _figuresAtMs = nowMs;
        return _figures = Task.Run(() => (sequence, new FigureBook(orders, alerts, nowMs, maxNext)));
    }
}
