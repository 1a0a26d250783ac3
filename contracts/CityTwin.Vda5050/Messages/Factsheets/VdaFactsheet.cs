namespace CityTwin.Vda5050;

/// <summary>What a robot is and can do. 2.x does not ask for the whole of a header.</summary>
public sealed record VdaFactsheet
{
    public uint? HeaderId { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public required string Version { get; init; }

    public required string Manufacturer { get; init; }

    public required string SerialNumber { get; init; }

    public required VdaTypeSpecification Type { get; init; }

    public required VdaPhysics Physics { get; init; }

    public required VdaProtocolLimits Limits { get; init; }

    public required IReadOnlyList<VdaOptionalParameter> OptionalParameters { get; init; }

    public required IReadOnlyList<VdaActionAbility> Actions { get; init; }

    public required VdaGeometry Geometry { get; init; }

    public required VdaLoadSpecification Loads { get; init; }

    /// <summary>Versions of its parts.</summary>
    public IReadOnlyList<VdaReference> Versions { get; init; } = [];

    /// <summary>At or below which it should only be sent to charge; from 3.0.</summary>
    public double? CriticalChargePercent { get; init; }
}
