namespace CityTwin.Warnings;

/// <summary>How much a warning may say, and for how long.</summary>
/// <param name="MinLife">From when it is said until it expires, at least.</param>
/// <param name="MaxLife">And at most: what lasts longer is updated.</param>
/// <param name="MaxMessages">Messages of one warning, its cancellation not counted: each lists all before it.</param>
/// <param name="MaxHeadlineCharacters">CAP advises 160, which a phone shows.</param>
/// <param name="MaxTextCharacters">Of a description, an instruction or a reason to cancel.</param>
/// <param name="MaxNameCharacters">Of an event, a name or a correlation id.</param>
/// <param name="MaxAreas">Divisions in one warning.</param>
/// <param name="MaxPoints">Points of all outlines together.</param>
public sealed record WarningLimits(
    TimeSpan MinLife, TimeSpan MaxLife, int MaxMessages, int MaxHeadlineCharacters, int MaxTextCharacters, int MaxNameCharacters,
    int MaxAreas, int MaxPoints)
{
    /// <summary>A minute to a week, and about 200 KB of XML in two languages.</summary>
    public static WarningLimits Usual { get; } = new(
        TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), MaxMessages: 100, MaxHeadlineCharacters: 160, MaxTextCharacters: 4_000,
        MaxNameCharacters: 200, MaxAreas: 100, MaxPoints: 5_000);
}
