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
            // What is on its way to the archive may not have arrived there.
            WorkOrderView[] orders =
            [
                .. _boards.Orders.Orders.Concat(_boards.Leaving().Orders).DistinctBy(order => order.Id).Where(order => !order.Exercise),
            ];
            var (hasLeft, until) = (_boards.Orders.HasLeft, Math.Min(request.ToMs, _boards.Orders.LeftUntilMs));
            return await Task.Run(async () =>
            {
                List<IReadOnlyList<EvaluationFigures>> parts = [Evaluation.Of(orders.Select(EvaluatedOrder.Of), request)];
                if (hasLeft && request.FromMs <= until)
                {
                    await foreach (var part in OfThoseThatLeft(request, until, orders.Select(order => order.Id).ToHashSet()))
                    {
                        parts.Add(part);
                    }
                }

                return new EvaluationTable(EvaluationFigures.Sum(parts));
            });
        }
        finally
        {
            _evaluating.Release();
        }
    }

    /// <summary>A part for each month of reports. What is on the board stands there newer than in the archive.</summary>
    private async IAsyncEnumerable<IReadOnlyList<EvaluationFigures>> OfThoseThatLeft(
        EvaluationRequest request, long untilMs, HashSet<WorkOrderId> onBoard)
    {
        await foreach (var month in evaluated.Read(District, request.FromMs, untilMs, _ending.Token))
        {
            yield return Evaluation.Of(
                month.Where(row => !onBoard.Contains(row.Order)).Select(row => row.ToOrder()), request);
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
