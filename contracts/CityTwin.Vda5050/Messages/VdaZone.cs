namespace CityTwin.Vda5050;

/// <summary>An area with a rule. What its type asks for has to be there, or writing refuses it.</summary>
public sealed record VdaZone
{
    public required string ZoneId { get; init; }

    public required VdaZoneType Type { get; init; }

    public string? Descriptor { get; init; }

    /// <summary>At least three, counter-clockwise, the first not repeated.</summary>
    public required IReadOnlyList<VdaVertex> Vertices { get; init; }

    /// <summary>Of speed limits.</summary>
    public double? MaximumSpeedMps { get; init; }

    /// <summary>Of release zones.</summary>
    public VdaReleaseLoss? OnReleaseLoss { get; init; }

    /// <summary>Of priority and penalty zones: 0 to 1.</summary>
    public double? Factor { get; init; }

    /// <summary>Of directed and bidirected zones.</summary>
    public double? DirectionRad { get; init; }

    /// <summary>Of directed and bidirected zones.</summary>
    public VdaLimitation? Limitation { get; init; }

    /// <summary>Of action zones. The robot makes up their ids.</summary>
    public IReadOnlyList<VdaAction> EntryActions { get; init; } = [];

    /// <summary>Of action zones.</summary>
    public IReadOnlyList<VdaAction> DuringActions { get; init; } = [];

    /// <summary>Of action zones.</summary>
    public IReadOnlyList<VdaAction> ExitActions { get; init; } = [];
}
