namespace CityTwin.Fleet.Driving.Native;

/// <summary>How patient the city is with terminals of teams.</summary>
public sealed record NativeSettings
{
    /// <summary>How long a terminal has to answer a command before it is said again.</summary>
    public long AnswerWithinMs { get; init; } = 5_000;

    /// <summary>How often a command is said in all.</summary>
    public int MaxSends { get; init; } = 3;
}
