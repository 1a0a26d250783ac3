using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What was last heard of the robot.</summary>
internal sealed class Heard
{
    public UnitLink Link { get; set; }

    public long AtMs { get; set; }

    public Newness States { get; set; } = new();

    public Newness Pictures { get; set; } = new();

    /// <summary>The newest word on its connection.</summary>
    public string Connection { get; set; } = string.Empty;

    public bool Hibernates { get; set; }

    public bool HasState { get; set; }

    public VdaOperatingMode Mode { get; set; }

    public VdaEmergencyStop Stop { get; set; }

    public UnitControl? Control { get; set; }

    public bool? Paused { get; set; }

    /// <summary>Where it is on the city's map; null when that cannot be trusted.</summary>
    public double? X { get; set; }

    public double? Y { get; set; }

    public string OrderId { get; set; } = string.Empty;

    public bool IsIdle { get; set; } = true;

    public bool Driving { get; set; }

    /// <summary>The errors of its newest state, each as one text.</summary>
    public List<string> Errors { get; set; } = [];

    /// <summary>A fatal error, which keeps it from new orders; null for none.</summary>
    public string? Fatal { get; set; }
}
