namespace CityTwin.Fleet;

/// <summary>What each part of a unit's cost counts, in seconds of travel.</summary>
public sealed record DispatchWeights
{
    /// <summary>For a second on the way.</summary>
    public double TravelPerS { get; init; } = 1;

    /// <summary>For a second after the deadline.</summary>
    public double LatenessPerS { get; init; } = 4;

    /// <summary>For a hundredth of its energy.</summary>
    public double EnergyPerPercent { get; init; } = 1;

    /// <summary>For a hundredth that it was busy more than the units of its kind, over the last hours.</summary>
    public double FairnessPerPercent { get; init; } = 0.5;

    /// <summary>For a second that its home's surroundings wait longer for help while it is away.</summary>
    public double CoveragePerS { get; init; } = 0.3;

    /// <summary>For a capability that it has and the mission does not need.</summary>
    public double SurplusPerCapability { get; init; } = 15;
}
