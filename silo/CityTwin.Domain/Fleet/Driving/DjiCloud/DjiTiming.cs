namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>How long a dock may take, and how often it is asked.</summary>
public sealed record DjiTiming
{
    /// <summary>How long a dock may take to answer before it is asked again.</summary>
    public int AnswerWithinMs { get; init; } = 5_000;

    /// <summary>
    /// How often the same is asked, with the same ids. All of it together stays below the 30 s after which a dock refuses an
    /// immediate flight by itself, so that nothing that was given up can begin later.
    /// </summary>
    public int MaxSends { get; init; } = 3;

    /// <summary>How long a dock or aircraft may be silent; they speak every two seconds.</summary>
    public int SilentAfterMs { get; init; } = 30_000;

    /// <summary>How long nothing may be heard of a flight before it counts as failed.</summary>
    public int FlightSilentAfterMs { get; init; } = 120_000;

    /// <summary>How often a flight that should not be is told to end.</summary>
    public int StrayEveryMs { get; init; } = 10_000;

    /// <summary>The longest wait or search at a stop.</summary>
    public int MaxStayMs { get; init; } = 3_600_000;
}
