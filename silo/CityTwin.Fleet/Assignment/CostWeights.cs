namespace CityTwin.Fleet.Assignment;

/// <summary>
/// What each unit of a <see cref="CostKind"/> costs. The currency is points: one is a second of travel to a job of the
/// third priority.
/// </summary>
public sealed record CostWeights
{
    public const int Priorities = 4;

    public double TravelPointsPerS { get; init; } = 1;

    /// <summary>On top of travel.</summary>
    public double LatenessPointsPerS { get; init; } = 2;

    public double EnergyPointsPerPercent { get; init; } = 1;

    public double FairnessPointsPerMission { get; init; } = 20;

    /// <summary>For a whole area's cover.</summary>
    public double CoveragePoints { get; init; } = 300;

    /// <summary>For a capability that no other unit on offer has.</summary>
    public double SurplusPoints { get; init; } = 30;

    /// <summary>What an operator's word outweighs.</summary>
    public double OverridePoints { get; init; } = 10_000_000;

    /// <summary>A unit that has been idle this long is rested.</summary>
    public double RestedAfterS { get; init; } = 3_600;

    /// <summary>How much dearer travel and lateness are, by priority, the gravest first.</summary>
    public IReadOnlyList<double> UrgencyFactors { get; init; } = [4, 2, 1, 0.5];

    /// <summary>What it costs to leave a job to wait, by priority, the gravest first.</summary>
    public IReadOnlyList<double> UnassignedPoints { get; init; } = [100_000, 30_000, 8_000, 2_500];

    /// <exception cref="ArgumentException">A weight is not what a solver can work with.</exception>
    public void Check()
    {
        Require(UrgencyFactors.Count == Priorities, nameof(UrgencyFactors), $"{UrgencyFactors.Count} of them; one for each of {Priorities} priorities");
        Require(UnassignedPoints.Count == Priorities, nameof(UnassignedPoints), $"{UnassignedPoints.Count} of them; one for each of {Priorities} priorities");
        Require(RestedAfterS > 0, nameof(RestedAfterS), $"{RestedAfterS}; more than 0 s");
        foreach (var (name, value) in Named())
        {
            Require(value is >= 0 and <= MaxPoints, name, $"{value}; from 0 to {MaxPoints:N0}");
        }
    }

    /// <summary>Beyond this, whole hundredths of points could overflow in a sum.</summary>
    internal const double MaxPoints = 1e9;

    private IEnumerable<(string Name, double Value)> Named() =>
    [
        (nameof(TravelPointsPerS), TravelPointsPerS), (nameof(LatenessPointsPerS), LatenessPointsPerS),
        (nameof(EnergyPointsPerPercent), EnergyPointsPerPercent), (nameof(FairnessPointsPerMission), FairnessPointsPerMission),
        (nameof(CoveragePoints), CoveragePoints), (nameof(SurplusPoints), SurplusPoints), (nameof(OverridePoints), OverridePoints),
        .. UrgencyFactors.Select(value => (nameof(UrgencyFactors), value)),
        .. UnassignedPoints.Select(value => (nameof(UnassignedPoints), value)),
    ];

    private static void Require(bool right, string name, string saying)
    {
        if (!right)
        {
            throw new ArgumentException($"The cost weight {name} is {saying}.");
        }
    }
}
