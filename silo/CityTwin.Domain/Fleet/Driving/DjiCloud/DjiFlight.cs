using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>The flight that is under way.</summary>
internal sealed class DjiFlight
{
    /// <summary>Empty for a person's flight to a place, which belongs to no task.</summary>
    public string TaskId { get; set; } = "";

    public string Mission { get; set; } = "";

    public string FlightId { get; set; } = "";

    /// <summary>The command it began by.</summary>
    public string CommandId { get; set; } = "";

    public long Fence { get; set; }

    public int Revision { get; set; }

    /// <summary>From point to point; else by a file.</summary>
    public bool IsPoint { get; set; }

    public List<FlightLeg> Legs { get; set; } = [];

    /// <summary>What is to be done at each stop.</summary>
    public List<List<StopAction>> Actions { get; set; } = [];

    public int Scene { get; set; }

    public int Released { get; set; }

    public FlightPhase Phase { get; set; }

    public bool IsPaused { get; set; }

    public bool IsAccepted { get; set; }

    public bool IsStarted { get; set; }

    /// <summary>It is being ended.</summary>
    public bool IsEnding { get; set; }

    /// <summary>The leg it is on.</summary>
    public int Leg { get; set; }

    /// <summary>How many stops it is known to have reached.</summary>
    public int Reached { get; set; }

    /// <summary>How many stops' actions have been told of; of flights by a file.</summary>
    public int Told { get; set; }

    public string FlyTo { get; set; } = "";

    public int FlyTos { get; set; }

    /// <summary>The action at the stop it is at.</summary>
    public int Action { get; set; }

    public long? StayUntilMs { get; set; }

    /// <summary>Its camera takes our commands.</summary>
    public bool HasCamera { get; set; }

    /// <summary>The hottest that was seen on the scene.</summary>
    public double? MaxTemperatureC { get; set; }

    public double Percent { get; set; }

    /// <summary>When something was last heard of it.</summary>
    public long HeardMs { get; set; }

    /// <summary>The dock's time of the newest that it told of the flight: what comes later and is older is passed over.</summary>
    public long ToldMs { get; set; }

    /// <summary>Above the dock.</summary>
    public int ReturnM { get; set; }

    public LostLinkAction OnLostLink { get; set; }

    public string? FileUrl { get; set; }

    public string? FileMd5 { get; set; }

    /// <summary>Where it goes on from, or broke off.</summary>
    public BreakPoint? Break { get; set; }

    public int Stops => Actions.Count;

    /// <summary>The stop it is on its way to or at.</summary>
    public int Stop => Legs.Count == 0 ? 0 : Legs[Math.Min(Leg, Legs.Count - 1)].Stop;

    public bool IsOnScene => Reached > Scene && Reached == Scene + 1 && Phase != FlightPhase.Leaving;
}
