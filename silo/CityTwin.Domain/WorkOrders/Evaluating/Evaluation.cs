using System.Globalization;
using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.WorkOrders;

/// <summary>Rates and times of orders by division, department, category, source or period. docs/evaluation.md has the formulas.</summary>
public static class Evaluation
{
    /// <summary>A row for each key that has a report, by key.</summary>
    public static IReadOnlyList<EvaluationFigures> Of(IEnumerable<EvaluatedOrder> orders, EvaluationRequest request)
    {
        var zone = Zones.Find(request.TimeZone)
            ?? throw new ArgumentException($"'{request.TimeZone}' is not a time zone that this host knows.", nameof(request));
        return
        [
            .. orders
                .Where(order => (request.Area is not { } area || area.Contains(order.Grid))
                    && order.ReportedAtMs >= request.FromMs && order.ReportedAtMs < request.ToMs
                    && order.ReportedAtMs <= request.AsOfMs)
                .GroupBy(order => KeyOf(order, request, zone), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Row(group.Key, [.. group.Select(order => AsOf(order, request.AsOfMs))], request.AsOfMs)),
        ];
    }

    private static EvaluationFigures Row(string key, EvaluatedOrder[] all, long asOfMs)
    {
        var orders = all.Where(order => !order.IsMerged).ToArray();
        var established = orders.Where(order => order.EstablishedAtMs is not null).ToArray();
        var toDispatch = established.Where(o => ToBeDone(o.DispatchedAtMs, o.DispatchDueMs, asOfMs)).ToArray();
        var toHandle = established
            .Where(o => o.DispatchedAtMs is not null && !o.IsSuspended && ToBeDone(o.HandledAtMs, o.HandleDueMs, asOfMs)).ToArray();
        var toClose = established.Where(o => !o.IsSuspended && ToBeDone(o.ClosedAtMs, o.OverallDueMs, asOfMs)).ToArray();
        return new EvaluationFigures
        {
            Key = key,
            Reported = orders.Length,
            Merged = all.Length - orders.Length,
            Rejected = orders.Count(o => o.RejectedAtMs is not null),
            Established = established.Length,
            ToDispatch = toDispatch.Length,
            DispatchedInTime = toDispatch.Count(o => InTime(o.DispatchedAtMs, o.DispatchDueMs)),
            ToHandle = toHandle.Length,
            Handled = toHandle.Count(o => o.HandledAtMs is not null),
            HandledInTime = toHandle.Count(o => InTime(o.HandledAtMs, o.HandleDueMs)),
            ToClose = toClose.Length,
            Closed = toClose.Count(o => o.ClosedAtMs is not null),
            ClosedInTime = toClose.Count(o => InTime(o.ClosedAtMs, o.OverallDueMs)),
            Overdue = toClose.Count(o => !InTime(o.ClosedAtMs, o.OverallDueMs)),
            Attempted = established.Count(o => o.HandledAtMs is not null || o.Reworks > 0),
            Reworked = established.Count(o => o.Reworks > 0),
            Suspended = established.Count(o => o.IsSuspended),
            Rated = orders.Count(o => o.Rating is not null),
            RatingSum = orders.Sum(o => o.Rating ?? 0),
            RegisterTime = Times(established, o => o.ReportedAtMs, o => o.EstablishedAtMs, suspended: false),
            DispatchTime = Times(established, o => o.EstablishedAtMs, o => o.DispatchedAtMs, suspended: false),
            HandleTime = Times(established, o => o.DispatchedAtMs, o => o.HandledAtMs, suspended: true),
            OverallTime = Times(established, o => o.ReportedAtMs, o => o.ClosedAtMs, suspended: true),
        };
    }

    /// <summary>Nobody is asked for what is not due yet, and who did it before is credited with it.</summary>
    private static bool ToBeDone(long? doneMs, long? dueMs, long asOfMs) => doneMs is not null || dueMs <= asOfMs;

    /// <summary>What has no limit is in time whenever it is done.</summary>
    private static bool InTime(long? doneMs, long? dueMs) => doneMs is { } done && !(done > dueMs);

    /// <summary>The order as it stood: what came later is taken away.</summary>
    private static EvaluatedOrder AsOf(EvaluatedOrder order, long asOfMs) => order with
    {
        EstablishedAtMs = Until(order.EstablishedAtMs, asOfMs),
        RejectedAtMs = Until(order.RejectedAtMs, asOfMs),
        DispatchedAtMs = Until(order.DispatchedAtMs, asOfMs),
        HandledAtMs = Until(order.HandledAtMs, asOfMs),
        ClosedAtMs = Until(order.ClosedAtMs, asOfMs),
        Rating = order.ClosedAtMs > asOfMs ? null : order.Rating,
    };

    private static long? Until(long? atMs, long asOfMs) => atMs <= asOfMs ? atMs : null;

    private static DurationFigures Times(
        EvaluatedOrder[] orders, Func<EvaluatedOrder, long?> from, Func<EvaluatedOrder, long?> to, bool suspended) =>
        DurationFigures.Of(orders
            .Where(o => from(o) is not null && to(o) is not null)
            .Select(o => to(o)!.Value - from(o)!.Value - (suspended ? o.SuspendedMs : 0)));

    private static string KeyOf(EvaluatedOrder order, EvaluationRequest request, TimeZoneInfo zone) => request.By switch
    {
        EvaluationBy.All => "",
        EvaluationBy.District => Prefix(order.Grid, DivisionLevel.District),
        EvaluationBy.Street => Prefix(order.Grid, DivisionLevel.Street),
        EvaluationBy.Community => Prefix(order.Grid, DivisionLevel.Community),
        EvaluationBy.Grid => Prefix(order.Grid, DivisionLevel.Cell),
        EvaluationBy.Department => order.Department,
        EvaluationBy.Category => order.Category,
        EvaluationBy.MajorClass => order.Category.Length >= 3 ? order.Category[..3] : "",
        EvaluationBy.Source => order.Source,
        _ => Period(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(order.ReportedAtMs), zone), request.By),
    };

    /// <summary>An order that is known less exactly is in a row of what is known.</summary>
    private static string Prefix(DivisionCode grid, DivisionLevel level) =>
        grid.Value[..Math.Min(grid.Value.Length, (int)level)];

    private static string Period(DateTimeOffset at, EvaluationBy by) => by switch
    {
        EvaluationBy.Day => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        EvaluationBy.Month => at.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        EvaluationBy.Quarter => string.Create(CultureInfo.InvariantCulture, $"{at.Year:D4}-Q{((at.Month - 1) / 3) + 1}"),
        EvaluationBy.Year => at.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not a way to evaluate."),
    };
}
