namespace CityTwin.Alerts;

/// <summary>How far a window may go.</summary>
/// <param name="MinLength">From its beginning to its end, at least.</param>
/// <param name="MaxLength">And at most: what lasts longer is opened again by somebody who looks at it.</param>
/// <param name="MaxRedLength">At most for one that quiets red too.</param>
/// <param name="MaxAhead">How long before its beginning it may be opened.</param>
/// <param name="MaxBehind">How long after: as far as clocks may be apart. What has called somebody is not taken back.</param>
/// <param name="MaxTwins">Twins that one may name.</param>
/// <param name="MaxRules">Rules that one may name.</param>
/// <param name="MaxHours">Hours of the day that one may have.</param>
/// <param name="MaxTextCharacters">Of a reason or a note.</param>
public sealed record AlertWindowLimits(
    TimeSpan MinLength, TimeSpan MaxLength, TimeSpan MaxRedLength, TimeSpan MaxAhead, TimeSpan MaxBehind, int MaxTwins, int MaxRules,
    int MaxHours, int MaxTextCharacters)
{
    /// <summary>A minute to thirty days, twelve hours with red, a quarter ahead.</summary>
    public static AlertWindowLimits Usual { get; } = new(
        TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), TimeSpan.FromHours(12), TimeSpan.FromDays(90), TimeSpan.FromMinutes(5),
        MaxTwins: 100, MaxRules: 50, MaxHours: 14, MaxTextCharacters: 500);
}
