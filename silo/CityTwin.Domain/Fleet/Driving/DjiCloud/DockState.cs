using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What a dock's driver goes on from.</summary>
internal sealed class DockState
{
    public DjiConversation Talk { get; set; } = new();

    public DjiTroubles Troubles { get; set; } = new();

    /// <summary>The areas its aircraft is to know; null for none yet.</summary>
    public FlightAreaFile? Areas { get; set; }

    /// <summary>The command by which they are being brought there; empty for none.</summary>
    public string AreasBy { get; set; } = "";

    /// <summary>When that has to be done.</summary>
    public long AreasUntilMs { get; set; }

    public long HeardMs { get; set; }

    public UnitLink Link { get; set; }
}
