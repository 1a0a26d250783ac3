namespace CityTwin.Vda5050;

/// <summary>Where a node is on a map.</summary>
public sealed record VdaNodePosition
{
    public required double X { get; init; }

    public required double Y { get; init; }

    public required string MapId { get; init; }

    /// <summary>From the map's x axis, counter-clockwise, -π to π.</summary>
    public double? ThetaRad { get; init; }

    /// <summary>How far from it counts as there. 2.x knows circles only: it is told the lesser half axis.</summary>
    public VdaDeviation? AllowedDeviation { get; init; }

    public double? AllowedDeviationThetaRad { get; init; }
}
