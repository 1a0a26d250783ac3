namespace CityTwin.Governance;

/// <summary>How long cleared alerts stay on a district's board. Its log and the archive keep them beyond.</summary>
/// <param name="AcknowledgedFor">After the last event of an alert that is cleared and acknowledged.</param>
/// <param name="UnacknowledgedFor">After the last event of an alert that is cleared and that nobody acknowledged.</param>
/// <param name="MaxCleared">
/// Cleared alerts kept at most: past it the acknowledged ones leave first, those whose last event is oldest before others.
/// </param>
public sealed record AlertBoardRetention(TimeSpan AcknowledgedFor, TimeSpan UnacknowledgedFor, int MaxCleared)
{
    /// <summary>A week, a month, and about 50 MB.</summary>
    public static AlertBoardRetention Usual { get; } = new(TimeSpan.FromDays(7), TimeSpan.FromDays(30), 50_000);
}
