namespace CityTwin.Vda5050;

/// <summary>Why a message cannot be taken.</summary>
public enum VdaRefusal : byte
{
    /// <summary>It has more bytes, levels, items or characters than are read.</summary>
    TooLarge,

    /// <summary>It is not JSON.</summary>
    NotJson,

    /// <summary>Something that the standard requires is not there.</summary>
    Missing,

    /// <summary>Something is of another type than it should be.</summary>
    WrongType,

    /// <summary>It is of a version that its topic is not of.</summary>
    WrongVersion,

    /// <summary>It names another robot than its topic does.</summary>
    WrongRobot,
}
