namespace CityTwin.Gateway.Governance;

/// <summary>How overviews and evaluations are counted and how much of the city they may take.</summary>
public sealed class GovernanceOptions
{
    public const string Section = "Governance";

    /// <summary>How often an area that is watched is counted at most, and a watcher told.</summary>
    public TimeSpan OverviewEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often it is counted though no log has come further: hours pass and clocks run without an event.</summary>
    public TimeSpan RecountEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Places of the heat of one overview; where cells are more, communities are told, or streets.</summary>
    public int MaxHeatPlaces { get; set; } = 2_000;

    /// <summary>Orders to be late next that an overview tells.</summary>
    public int MaxNextBreaches { get; set; } = 20;

    /// <summary>Districts asked at once for one answer.</summary>
    public int DistrictsAtOnce { get; set; } = 16;

    /// <summary>Rows of one evaluation.</summary>
    public int MaxEvaluationRows { get; set; } = 5_000;

    /// <summary>Evaluations made at once.</summary>
    public int EvaluationsAtOnce { get; set; } = 4;

    /// <summary>Further evaluations that wait for those; beyond it they are refused.</summary>
    public int MaxEvaluationsWaiting { get; set; } = 32;

    /// <summary>How far back an evaluation begins that says only where it ends.</summary>
    public TimeSpan EvaluatedPeriod { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The longest period of one evaluation: of what has left the boards each month is read.</summary>
    public TimeSpan LongestEvaluation { get; set; } = TimeSpan.FromDays(3 * 366);

    /// <summary>The IANA time zone by whose clock days and months begin; null for that of the city's package.</summary>
    public string? TimeZone { get; set; }
}
