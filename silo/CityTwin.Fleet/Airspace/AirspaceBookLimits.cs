namespace CityTwin.Fleet.Airspace;

/// <summary>Bounds of an <see cref="AirspaceBook"/>.</summary>
public sealed record AirspaceBookLimits
{
    public int MaxFlights { get; init; } = 4_096;

    public int MaxSegmentsPerFlight { get; init; } = 2_048;

    /// <summary>Conflicts that one question is answered with.</summary>
    public int MaxConflicts { get; init; } = 16;
}
