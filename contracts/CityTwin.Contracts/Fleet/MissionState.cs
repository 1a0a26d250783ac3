namespace CityTwin.Fleet;

/// <summary>Where a mission stands.</summary>
public enum MissionState : byte
{
    /// <summary>It is known what is to be done, not by whom.</summary>
    Planned,

    /// <summary>A unit was asked.</summary>
    Offered,

    /// <summary>The unit has taken it on.</summary>
    Accepted,

    /// <summary>The unit has set out.</summary>
    UnderWay,

    /// <summary>The unit is where it is needed.</summary>
    OnScene,

    Done,

    /// <summary>No unit could do it.</summary>
    Failed,

    /// <summary>Somebody, or a rule, ended it.</summary>
    Aborted,
}
