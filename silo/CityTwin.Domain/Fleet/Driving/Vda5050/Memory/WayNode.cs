namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>A node as it was, and will again be, said: of a base nothing may change.</summary>
internal sealed record WayNode(string NodeId, double X, double Y)
{
    /// <summary>The task's stop; -1 on the way to one.</summary>
    public int Stop { get; init; } = -1;

    public double? ThetaRad { get; init; }

    /// <summary>On the edge that leads here.</summary>
    public double? SpeedMps { get; init; }

    public double? DeviationM { get; init; }

    public List<WayAction> Actions { get; init; } = [];
}
