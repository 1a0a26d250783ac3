namespace CityTwin.Fleet.Routing;

/// <summary>Journeys from many places to many, departing at one moment.</summary>
public sealed class RoadMatrix
{
    private readonly long[] _travelMs;
    private readonly double[] _lengthM;

    internal RoadMatrix(int sources, int targets)
    {
        (Sources, Targets) = (sources, targets);
        _travelMs = new long[sources * targets];
        _lengthM = new double[sources * targets];
        Array.Fill(_travelMs, -1);
        Array.Fill(_lengthM, double.PositiveInfinity);
    }

    public int Sources { get; }

    public int Targets { get; }

    /// <summary>How long the journey takes, milliseconds; nothing where there is none.</summary>
    public long? TravelMs(int source, int target) => _travelMs[At(source, target)] is >= 0 and var ms ? ms : null;

    /// <summary>How long the earliest way is, metres; nothing where there is none.</summary>
    public double? LengthM(int source, int target) =>
        _lengthM[At(source, target)] is var m && double.IsInfinity(m) ? null : m;

    /// <summary>The same for the planner of missions, where it is from places to the same places.</summary>
    /// <exception cref="InvalidOperationException">Sources and targets are not as many.</exception>
    public Planning.TravelMatrix ToPlanning() => Sources == Targets
        ? Planning.TravelMatrix.Of(Sources, (from, to) => TravelMs(from, to) ?? Planning.TravelMatrix.NoWayMs)
        : throw new InvalidOperationException($"It leads from {Sources} places to {Targets}: the planner takes one from places to the same places.");

    internal void Set(int source, int target, long travelMs, double lengthM) =>
        (_travelMs[At(source, target)], _lengthM[At(source, target)]) = (travelMs, lengthM);

    private int At(int source, int target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)source, (uint)Sources, nameof(source));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)target, (uint)Targets, nameof(target));
        return (source * Targets) + target;
    }
}
