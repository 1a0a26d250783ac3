namespace CityTwin.Fleet.Planning;

/// <summary>How much is planned at once; a city plans by district.</summary>
public sealed record PlanLimits
{
    public int MaxUnits { get; init; } = 500;

    public int MaxStops { get; init; } = 2_000;

    public int MaxStopsOfAJob { get; init; } = 20;

    public int MaxMatrices { get; init; } = 8;
}
