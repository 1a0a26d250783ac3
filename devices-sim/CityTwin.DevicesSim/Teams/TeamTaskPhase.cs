namespace CityTwin.DevicesSim.Teams;

/// <summary>How far a team is with a task.</summary>
internal enum TeamTaskPhase
{
    /// <summary>Somebody looks at it.</summary>
    Read,

    /// <summary>Accepted; they get ready.</summary>
    SetOut,
    Travel,
    Work,

    /// <summary>They stay as long as they were told.</summary>
    Hold,
}
