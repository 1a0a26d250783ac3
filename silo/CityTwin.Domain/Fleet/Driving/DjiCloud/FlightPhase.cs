namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Where a flight is.</summary>
internal enum FlightPhase : byte
{
    /// <summary>The dock has been told of it, or control is being taken.</summary>
    Preparing,

    /// <summary>The dock has been told to begin.</summary>
    Starting,

    /// <summary>It is on its way.</summary>
    Flying,

    /// <summary>It is at a stop and does what is to be done there; of flights from point to point.</summary>
    AtStop,

    /// <summary>All is done and it is being sent home; of flights from point to point.</summary>
    Leaving,
}
