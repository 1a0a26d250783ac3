namespace CityTwin.Benchmarks.Storm;

/// <summary>A storm: how much is reported, within what time, and how many watch.</summary>
internal sealed record StormOptions
{
    /// <summary>Reports in all.</summary>
    public int Reports { get; init; } = 20_000;

    /// <summary>How long they come.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Streams that are open all the while.</summary>
    public int Watchers { get; init; } = 500;

    /// <summary>People at the desk who merge what tells of the same matter.</summary>
    public int Desks { get; init; } = 4;

    /// <summary>Of the reports, those that citizens send; the others come from the hotline.</summary>
    public double CitizenShare { get; init; } = 0.6;

    /// <summary>Of the reports, those that tell of a matter again that was reported before.</summary>
    public double RepeatShare { get; init; } = 0.5;

    /// <summary>How much faster reports come in a burst than between two; ten bursts, each a fifth of its tenth.</summary>
    public double BurstFactor { get; init; } = 4;

    /// <summary>The hotline's system sends what was told it so often.</summary>
    public TimeSpan HotlineEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gauges that raise alerts meanwhile, which become orders too.</summary>
    public int Gauges { get; init; } = 10;

    /// <summary>Each gauge raises its alert and clears it once in this time.</summary>
    public TimeSpan GaugePeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long everybody may take to have seen everything once nothing more happens.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Of the reports and their places.</summary>
    public int Seed { get; init; } = 1;
}
