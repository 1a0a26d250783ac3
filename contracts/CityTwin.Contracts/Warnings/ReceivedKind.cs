namespace CityTwin.Warnings;

/// <summary>What a message from elsewhere does to the warning it is about.</summary>
public enum ReceivedKind
{
    /// <summary>Says it for the first time.</summary>
    Alert = 0,

    /// <summary>Replaces what was said.</summary>
    Update = 1,

    /// <summary>Takes it back.</summary>
    Cancel = 2,
}
