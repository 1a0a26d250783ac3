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

    /// <summary>The checksum of the areas that the dock last said it has; empty for none that it spoke of.</summary>
    public string KnownAreas { get; set; } = "";

    /// <summary>Not before then the same areas are offered to it once more.</summary>
    public long OfferAtMs { get; set; }

    public long HeardMs { get; set; }

    public UnitLink Link { get; set; }
}
