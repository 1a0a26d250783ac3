using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>A zone set on its way into the robot: sent, there, in use.</summary>
internal sealed class ZoneWork
{
    public string CommandId { get; set; } = string.Empty;

    public string ZoneSetId { get; set; } = string.Empty;

    public List<VdaZone> Zones { get; set; } = [];

    public long SentAtMs { get; set; }

    public int Sends { get; set; }

    /// <summary>The robot has it and is told to use it.</summary>
    public bool IsThere { get; set; }
}
