namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What an aircraft's driver goes on from.</summary>
internal sealed class DjiDriverState
{
    public long Fence { get; set; }

    public DjiConversation Talk { get; set; } = new();

    public DjiFlight? Flight { get; set; }

    public List<PastFlight> Past { get; set; } = [];

    public BrokenFlight? Broken { get; set; }

    public AircraftPicture Aircraft { get; set; } = new();

    public DjiTroubles Troubles { get; set; } = new();

    /// <summary>When a flight that should not be was last told to end.</summary>
    public long StrayMs { get; set; }

    /// <summary>When its last flight ended for us, or it was last called home from where it hovers for nobody.</summary>
    public long IdleMs { get; set; }

    /// <summary>A person has stopped it: it is not sent anywhere until a person sends it.</summary>
    public bool IsStopped { get; set; }
}
