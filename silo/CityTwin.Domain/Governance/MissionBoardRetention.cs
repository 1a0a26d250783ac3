namespace CityTwin.Governance;

/// <summary>How long missions that have ended stay on a district's board. Its log and the archive keep them beyond.</summary>
/// <param name="EndedFor">After the last event of one that has ended.</param>
/// <param name="MaxEnded">Such missions kept at most; past it those whose last event is oldest leave.</param>
public sealed record MissionBoardRetention(TimeSpan EndedFor, int MaxEnded)
{
    /// <summary>A month, and about 40 MB.</summary>
    public static MissionBoardRetention Usual { get; } = new(TimeSpan.FromDays(31), 10_000);
}
