namespace CityTwin.Fleet.Driving.Vda5050;

internal enum AskPurpose : byte
{
    Command,

    /// <summary>Frees the robot of an order.</summary>
    Cancel,
    Pause,
    Resume,
    Retry,
    Zone,

    /// <summary>Whoever does not answer is forgiven.</summary>
    Question,
}
