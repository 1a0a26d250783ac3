namespace CityTwin.Fleet;

/// <summary>How a person steers a mission.</summary>
public enum MissionSteer : byte
{
    /// <summary>Ends the hold-back of an automatic launch: go now.</summary>
    Launch,
    Pause,
    Resume,

    /// <summary>Brings the unit home; the mission is offered to nobody else.</summary>
    Recall,
    Abort,
}
