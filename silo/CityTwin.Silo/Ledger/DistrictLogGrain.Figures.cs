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
    private TimeSpan _figuresTook;

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
        var pause = Math.Max(
            _options.FiguresEvery.TotalMilliseconds, _figuresTook.TotalMilliseconds / _options.FiguresShare);
        if (_figures is { IsFaulted: false } && Math.Abs(nowMs - _figuresAtMs) < pause)
        {
            return _figures;
        }

        var sequence = _tail.Head;
        var since = nowMs - (long)FigureBook.LooksBack.TotalMilliseconds;
        WorkOrderView[] orders = [.. _boards.Orders.Since(since)];
        Alerts.AlertView[] alerts = [.. _boards.Alerts.Active];
        var maxNext = _options.MaxNextBreaches;
        _figuresAtMs = nowMs;
        return _figures = Count(() => (sequence, new FigureBook(orders, alerts, nowMs, maxNext)));
    }

    private async Task<(long Sequence, FigureBook Book)> Count(Func<(long Sequence, FigureBook Book)> count)
    {
        var (counted, took) = await Task.Run(() =>
        {
            var begun = clock.GetTimestamp();
            return (count(), clock.GetElapsedTime(begun));
        });
        _figuresTook = took;
        return counted;
    }
}
