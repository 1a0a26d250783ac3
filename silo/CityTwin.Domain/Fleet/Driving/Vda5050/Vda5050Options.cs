namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>How long the driver waits and how much it holds.</summary>
public sealed record Vda5050Options
{
    /// <summary>Milliseconds until a robot has to show an order or an action; then it is sent again.</summary>
    public long AnswerWaitMs { get; init; } = 5_000;

    /// <summary>How often one and the same message is sent at most; then the robot has not answered.</summary>
    public int MaxSends { get; init; } = 4;

    /// <summary>Milliseconds an instant action may be in hand.</summary>
    public long ActionLastsMs { get; init; } = 120_000;

    /// <summary>Milliseconds without a word until a robot is silent. The standard asks for a state every 30 s.</summary>
    public long SilenceMs { get; init; } = 75_000;

    /// <summary>Milliseconds without a word until a robot forfeits its task.</summary>
    public long ForfeitAfterMs { get; init; } = 180_000;

    /// <summary>Milliseconds a robot may be held on the spot, stuck or critically wrong until it forfeits its task.</summary>
    public long HeldForfeitMs { get; init; } = 600_000;

    /// <summary>Milliseconds a critical error may last while it stands, before the task has failed.</summary>
    public long CriticalWaitMs { get; init; } = 30_000;

    /// <summary>Nodes of base that one message gives out.</summary>
    public int BaseNodes { get; init; } = 60;

    /// <summary>Nodes of horizon that one message shows.</summary>
    public int HorizonNodes { get; init; } = 20;

    /// <summary>With no more nodes of base ahead than these, more is given.</summary>
    public int LowBaseNodes { get; init; } = 10;

    /// <summary>Metres from its first node within which a robot counts as there.</summary>
    public double StartDeviationM { get; init; } = 15;

    /// <summary>Metres from a node at which it is reached.</summary>
    public double NodeDeviationM { get; init; } = 2;

    /// <summary>How often an order may be replaced by a new one for the rest of its way.</summary>
    public int MaxRenewals { get; init; } = 3;

    public static Vda5050Options Usual { get; } = new();
}
