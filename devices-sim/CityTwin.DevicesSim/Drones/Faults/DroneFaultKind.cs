namespace CityTwin.DevicesSim.Drones.Faults;

/// <summary>How a dock or its aircraft fails on a flight.</summary>
internal enum DroneFaultKind
{
    /// <summary>The dock takes many seconds for each answer.</summary>
    LateAnswers,

    /// <summary>The dock answers nothing for some minutes.</summary>
    NoAnswers,

    /// <summary>The aircraft loses its dock on the way, for a minute or so.</summary>
    LostLink,

    /// <summary>The aircraft loses its dock until it is back in it.</summary>
    LostLinkForGood,

    /// <summary>The battery empties several times as fast.</summary>
    WeakBattery,

    /// <summary>The first upload of each picture fails.</summary>
    FailedUpload,
}
