using CityTwin.Governance;

namespace CityTwin.WorkOrders;

/// <summary>
/// One row of an evaluation. docs/evaluation.md has the formula of each rate; a rate that has nothing to be of is absent,
/// never 0. Rates are fractions. Rows of the same key from districts that do not overlap add up: <see cref="Sum"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.EvaluationFigures")]
public sealed record EvaluationFigures
{
    /// <summary>The division, department, category, source or period; empty for all, and for those that have none.</summary>
    [Id(0)] public required string Key { get; init; }

    /// <summary>上报数: all reports but those merged into another.</summary>
    [Id(1)] public required int Reported { get; init; }

    [Id(2)] public required int Merged { get; init; }

    [Id(3)] public required int Rejected { get; init; }

    /// <summary>立案数.</summary>
    [Id(4)] public required int Established { get; init; }

    /// <summary>应派遣数: established, and dispatched or due to be.</summary>
    [Id(5)] public required int ToDispatch { get; init; }

    [Id(6)] public required int DispatchedInTime { get; init; }

    /// <summary>应处置数: dispatched, and handled or due to be, without those suspended.</summary>
    [Id(7)] public required int ToHandle { get; init; }

    [Id(8)] public required int Handled { get; init; }

    [Id(9)] public required int HandledInTime { get; init; }

    /// <summary>应结案数: established, and closed or due to be, without those suspended.</summary>
    [Id(10)] public required int ToClose { get; init; }

    [Id(11)] public required int Closed { get; init; }

    [Id(12)] public required int ClosedInTime { get; init; }

    /// <summary>超期数: closed after their overall due time, or past it and open.</summary>
    [Id(13)] public required int Overdue { get; init; }

    /// <summary>返工数: orders that were sent back at least once.</summary>
    [Id(14)] public required int Reworked { get; init; }

    /// <summary>挂账数.</summary>
    [Id(15)] public required int Suspended { get; init; }

    [Id(16)] public required int Rated { get; init; }

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
    [Id(17)] public required int Attempted { get; init; }

    /// <summary>All ratings together.</summary>
    [Id(18)] public required int RatingSum { get; init; }

    /// <summary>满意度: the mean of the reporters' ratings, 1 to 5.</summary>
    public double? MeanRating => Rate(RatingSum, Rated);

    /// <summary>From the report until it was established.</summary>
    [Id(19)] public required DurationFigures RegisterTime { get; init; }

    /// <summary>From there until the first dispatch.</summary>
    [Id(20)] public required DurationFigures DispatchTime { get; init; }

    /// <summary>From there until it was handled, without the time that it was suspended.</summary>
    [Id(21)] public required DurationFigures HandleTime { get; init; }

    /// <summary>From the report to the close, without the time that it was suspended.</summary>
    [Id(22)] public required DurationFigures OverallTime { get; init; }

    /// <summary>Parts of an evaluation that have no order in common, as one: a row for each key, by key.</summary>
    public static IReadOnlyList<EvaluationFigures> Sum(IEnumerable<IReadOnlyList<EvaluationFigures>> parts) =>
    [
        .. parts.SelectMany(rows => rows).GroupBy(row => row.Key, StringComparer.Ordinal)
            .OrderBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => Sum(rows.Key, [.. rows])),
    ];

    /// <summary>The rows of one key as one.</summary>
    public static EvaluationFigures Sum(string key, IReadOnlyCollection<EvaluationFigures> parts) => new()
    {
        Key = key,
        Reported = parts.Sum(part => part.Reported),
        Merged = parts.Sum(part => part.Merged),
        Rejected = parts.Sum(part => part.Rejected),
        Established = parts.Sum(part => part.Established),
        ToDispatch = parts.Sum(part => part.ToDispatch),
        DispatchedInTime = parts.Sum(part => part.DispatchedInTime),
        ToHandle = parts.Sum(part => part.ToHandle),
        Handled = parts.Sum(part => part.Handled),
        HandledInTime = parts.Sum(part => part.HandledInTime),
        ToClose = parts.Sum(part => part.ToClose),
        Closed = parts.Sum(part => part.Closed),
        ClosedInTime = parts.Sum(part => part.ClosedInTime),
        Overdue = parts.Sum(part => part.Overdue),
        Attempted = parts.Sum(part => part.Attempted),
        Reworked = parts.Sum(part => part.Reworked),
        Suspended = parts.Sum(part => part.Suspended),
        Rated = parts.Sum(part => part.Rated),
        RatingSum = parts.Sum(part => part.RatingSum),
        RegisterTime = DurationFigures.Sum(parts.Select(part => part.RegisterTime)),
        DispatchTime = DurationFigures.Sum(parts.Select(part => part.DispatchTime)),
        HandleTime = DurationFigures.Sum(parts.Select(part => part.HandleTime)),
        OverallTime = DurationFigures.Sum(parts.Select(part => part.OverallTime)),
    };

    private static double? Rate(int part, int whole) => whole > 0 ? (double)part / whole : null;
}
