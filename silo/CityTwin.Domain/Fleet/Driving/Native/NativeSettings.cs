namespace CityTwin.Fleet.Driving.Native;

/// <summary>How patient the city is with terminals of teams.</summary>
public sealed record NativeSettings
{
    /// <summary>How long a terminal has to answer a command before it is said again.</summary>
    public long AnswerWithinMs { get; init; } = 5_000;

    /// <summary>How long until it is said again that a task is over, after <see cref="MaxSends"/> times in vain.</summary>
    public long AsideAgainMs { get; init; } = 60_000;

    /// <summary>How often a command is said in all, but for that a task is over, which is said until it is answered.</summary>
    public int MaxSends { get; init; } = 3;
}
