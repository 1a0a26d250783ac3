namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What a call to a dock is for: what its answer means.</summary>
internal enum CallFor : byte
{
    /// <summary>Nothing hangs on it.</summary>
    GoodMeasure,
    CancelReturn,
    Control,
    TakeOff,
    FlyTo,
    Prepare,
    Execute,
    Undo,
    Pause,
    Resume,
    GoHome,

    /// <summary>Home after the last stop.</summary>
    Leave,
    Camera,
    Photo,
    SpeakAtStop,
    Speak,
    StopNow,
    LiveControl,
    Areas,
}
