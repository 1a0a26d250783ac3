namespace CityTwin.Sensing;

/// <summary>Bounds and pauses of sensors and cells.</summary>
public sealed class SensingOptions
{
    public const string Section = "Sensing";

    /// <summary>The pause before an alert that could not be told is told again, by readings and by the look for silence alike.</summary>
    public TimeSpan TellAgainAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest an alert's answer is waited for; after that it is told again later.</summary>
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Signals of one sensor, or of one cell's own, that may wait to be told before it takes no more readings: a device that
    /// flaps slows itself down. What one delivery says comes on top.
    /// </summary>
    public int MaxUntold { get; set; } = 16;

    /// <summary>The least time between two looks at a cell's silent sensors.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Cells of a street that are saved at once.</summary>
    public int CellsSavedAtOnce { get; set; } = 8;

    /// <summary>Seasonal profiles that a silo keeps at hand.</summary>
    public int MaxProfiles { get; set; } = 4_096;

    /// <summary>How long a profile at hand is used before it is asked for again.</summary>
    public TimeSpan ProfileGoodFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often a profile that changed is saved. What a crash takes in between is not missed.</summary>
    public TimeSpan SaveProfilesEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often hourly samples are fetched off their stream.</summary>
    public TimeSpan FetchSamplesEvery { get; set; } = TimeSpan.FromSeconds(1);
}
