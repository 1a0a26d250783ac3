namespace CityTwin.Cap;

/// <summary>What a message does. The members' names are the words of the XML.</summary>
public enum CapMessageType
{
    /// <summary>Says something for the first time.</summary>
    Alert,

    /// <summary>Replaces the messages it refers to.</summary>
    Update,

    /// <summary>Takes back the messages it refers to.</summary>
    Cancel,

    /// <summary>Has received the messages it refers to.</summary>
    Ack,

    /// <summary>Refuses the messages it refers to.</summary>
    Error,
}
