namespace CityTwin.DevicesSim.Teams;

/// <summary>How teams fail their city.</summary>
internal enum TeamFaultKind
{
    /// <summary>They say no.</summary>
    Refuses,

    /// <summary>Nobody looks at the terminal.</summary>
    DoesNotAnswer,

    /// <summary>The vehicle, or a knee: the task cannot go on.</summary>
    BreaksDown,

    /// <summary>They are held up and stand still.</summary>
    HeldUp,

    /// <summary>No network where they are.</summary>
    LinkLost,
}
