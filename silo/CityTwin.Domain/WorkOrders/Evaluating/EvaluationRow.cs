namespace CityTwin.WorkOrders;

/// <summary>
/// One row of an evaluation. docs/evaluation.md has the formula of each rate; a rate that has nothing to be of is absent,
/// never 0. Rates are fractions.
/// </summary>
public sealed record EvaluationRow
{
    /// <summary>The division, department, category, source or period; empty for all, and for those that have none.</summary>
    public required string Key { get; init; }

    /// <summary>上报数: all reports but those merged into another.</summary>
    public required int Reported { get; init; }

    public required int Merged { get; init; }

    public required int Rejected { get; init; }

    /// <summary>立案数.</summary>
    public required int Established { get; init; }

    /// <summary>应派遣数: established, and dispatched or due to be.</summary>
    public required int ToDispatch { get; init; }

    public required int DispatchedInTime { get; init; }

    /// <summary>应处置数: dispatched, and handled or due to be, without those suspended.</summary>
    public required int ToHandle { get; init; }

    public required int Handled { get; init; }

    public required int HandledInTime { get; init; }

    /// <summary>应结案数: established, and closed or due to be, without those suspended.</summary>
    public required int ToClose { get; init; }

    public required int Closed { get; init; }

    public required int ClosedInTime { get; init; }

    /// <summary>超期数: closed after their overall due time, or past it and open.</summary>
    public required int Overdue { get; init; }

    /// <summary>返工数: orders that were sent back at least once.</summary>
    public required int Reworked { get; init; }

    /// <summary>挂账数.</summary>
    public required int Suspended { get; init; }

    public required int Rated { get; init; }

    /// <summary>立案率.</summary>
    public double? EstablishRate => Rate(Established, Reported);

    /// <summary>派遣及时率.</summary>
    public double? DispatchInTimeRate => Rate(DispatchedInTime, ToDispatch);

    /// <summary>处置率.</summary>
    public double? HandleRate => Rate(Handled, ToHandle);

    /// <summary>按期处置率.</summary>
    public double? HandleInTimeRate => Rate(HandledInTime, ToHandle);

    /// <summary>结案率.</summary>
    public double? CloseRate => Rate(Closed, ToClose);

    /// <summary>按期结案率.</summary>
    public double? CloseInTimeRate => Rate(ClosedInTime, ToClose);

    /// <summary>办结率: of all reports that were not rejected.</summary>
    public double? DoneRate => Rate(Closed, Reported - Rejected);

    /// <summary>超期率.</summary>
    public double? OverdueRate => Rate(Overdue, Established);

    /// <summary>返工率.</summary>
    public double? ReworkRate => Rate(Reworked, Attempted);

    /// <summary>Orders that somebody said he had done, once at least.</summary>
    public required int Attempted { get; init; }

    /// <summary>满意度: the mean of the reporters' ratings, 1 to 5.</summary>
    public required double? MeanRating { get; init; }

    /// <summary>From the report until it was established.</summary>
    public required DurationSummary? RegisterTime { get; init; }

    /// <summary>From there until the first dispatch.</summary>
    public required DurationSummary? DispatchTime { get; init; }

    /// <summary>From there until it was handled, without the time that it was suspended.</summary>
    public required DurationSummary? HandleTime { get; init; }

    /// <summary>From the report to the close, without the time that it was suspended.</summary>
    public required DurationSummary? OverallTime { get; init; }

    private static double? Rate(int part, int whole) => whole > 0 ? (double)part / whole : null;
}
