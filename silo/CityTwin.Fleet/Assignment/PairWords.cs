namespace CityTwin.Fleet.Assignment;

/// <summary>A pair as one sentence: what a unit could offer for a job, or why it cannot.</summary>
public static class PairWords
{
    public static Wording Of(PairCost pair) => AssignmentWords.Offer(pair);

    /// <summary>The code of what keeps a unit off, as <c>no-capability</c>; nothing for one that can.</summary>
    public static string? Code(this Obstacle obstacle) => obstacle switch
    {
        Obstacle.None => null,
        Obstacle.MissingCapability => "no-capability",
        Obstacle.NotEnoughEnergy => "too-little-energy",
        Obstacle.NoWay => "no-way",
        Obstacle.Weather => "weather",
        Obstacle.OutOfArea => "out-of-area",
        Obstacle.Unavailable => "unavailable",
        Obstacle.Forbidden => "forbidden",
        Obstacle.KeptForAnother => "kept-for-another",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle, "An obstacle without a code."),
    };
}
