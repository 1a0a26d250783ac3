namespace CityTwin.Benchmarks.Units;

/// <summary>How many move, how many look on, and for how long.</summary>
internal sealed record UnitsOptions
{
    /// <summary>Units that move and say where they are once a second each.</summary>
    public int Units { get; init; } = 2_000;

    /// <summary>Of those, robots that say it by states of VDA 5050; the others are teams with terminals.</summary>
    public double RobotShare { get; init; } = 0.2;

    /// <summary>Streams of units that are open all the while.</summary>
    public int Watchers { get; init; } = 100;

    /// <summary>Messages a second that a watcher asks for at most.</summary>
    public int RateHz { get; init; } = 1;

    /// <summary>How long it is measured: every unit is stored once within it.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long they move before anything is measured.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long everybody may take to have every last position once nobody moves any more.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Of the units' ways.</summary>
    public int Seed { get; init; } = 1;
}
