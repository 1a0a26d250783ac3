namespace CityTwin.Vda5050;

/// <summary>Something to do at a node, on an edge or at once.</summary>
public sealed record VdaAction
{
    public required string ActionType { get; init; }

    /// <summary>Unique for the robot.</summary>
    public required string ActionId { get; init; }

    public string? Descriptor { get; init; }

    /// <summary>Of instant actions always none.</summary>
    public VdaBlockingType BlockingType { get; init; }

    public IReadOnlyList<VdaActionParameter> Parameters { get; init; } = [];

    /// <summary>Whether it may be tried again when it fails; 3.x only.</summary>
    public bool? Retriable { get; init; }
}
