using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Governance;

/// <summary>Evaluations as the API shows them.</summary>
internal static class EvaluationMapping
{
    public static V1.EvaluationRow ToProto(this EvaluationFigures row)
    {
        var shown = new V1.EvaluationRow
        {
            Key = row.Key,
            Reported = row.Reported,
            Merged = row.Merged,
            Rejected = row.Rejected,
            Established = row.Established,
            ToDispatch = row.ToDispatch,
            DispatchedInTime = row.DispatchedInTime,
            ToHandle = row.ToHandle,
            Handled = row.Handled,
            HandledInTime = row.HandledInTime,
            ToClose = row.ToClose,
            Closed = row.Closed,
            ClosedInTime = row.ClosedInTime,
            Overdue = row.Overdue,
            Attempted = row.Attempted,
            Reworked = row.Reworked,
            Suspended = row.Suspended,
            Rated = row.Rated,
            RegisterTime = row.RegisterTime.ToProto(),
            DispatchTime = row.DispatchTime.ToProto(),
            HandleTime = row.HandleTime.ToProto(),
            OverallTime = row.OverallTime.ToProto(),
        };
        Put(row.EstablishRate, rate => shown.EstablishRate = rate);
        Put(row.DispatchInTimeRate, rate => shown.DispatchInTimeRate = rate);
        Put(row.HandleRate, rate => shown.HandleRate = rate);
        Put(row.HandleInTimeRate, rate => shown.HandleInTimeRate = rate);
        Put(row.CloseRate, rate => shown.CloseRate = rate);
        Put(row.CloseInTimeRate, rate => shown.CloseInTimeRate = rate);
        Put(row.DoneRate, rate => shown.DoneRate = rate);
        Put(row.OverdueRate, rate => shown.OverdueRate = rate);
        Put(row.ReworkRate, rate => shown.ReworkRate = rate);
        Put(row.MeanRating, rate => shown.MeanRating = rate);
        return shown;
    }

    /// <summary>What there is nothing to be of stays absent.</summary>
    private static void Put(double? rate, Action<double> set)
    {
        if (rate is { } known)
        {
            set(known);
        }
    }
}
