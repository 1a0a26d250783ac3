namespace CityTwin.Fleet.Routing;

/// <summary>Bounds of what an <see cref="EtaBook"/> remembers, and how bold it is.</summary>
public sealed record EtaBookLimits
{
    /// <summary>Profiles beyond this many are not learned.</summary>
    public int MaxProfiles { get; init; } = 64;

    /// <summary>The last journeys that are kept for each profile and hour.</summary>
    public int JourneysPerHour { get; init; } = 63;

    /// <summary>The last journeys that are kept for each profile over all hours; the error is told over these.</summary>
    public int JourneysPerProfile { get; init; } = 512;

    /// <summary>So many journeys' weight has what is believed before the first: 1 for a profile, the profile's median for an hour.</summary>
    public double PriorJourneys { get; init; } = 4;

    public double LeastFactor { get; init; } = 0.5;

    public double GreatestFactor { get; init; } = 3;
}
