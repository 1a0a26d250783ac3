namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>An order is being cancelled, so that the robot is free.</summary>
internal sealed class Freeing
{
    public string OrderId { get; set; } = string.Empty;

    public string ActionId { get; set; } = string.Empty;

    /// <summary>Who asked for it; empty for ourselves.</summary>
    public string CommandId { get; set; } = string.Empty;

    /// <summary>Cancellations that the robot has failed.</summary>
    public int Failures { get; set; }
}
