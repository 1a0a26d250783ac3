namespace CityTwin.DjiCloud;

/// <summary>What a topic of the Cloud API carries. Those that end in <c>Reply</c> answer the one before them.</summary>
public enum DjiTopicKind : byte
{
    /// <summary>Properties at a steady pace: from the device the serial number names.</summary>
    Osd,

    /// <summary>Properties that changed: from the device the serial number names.</summary>
    State,

    /// <summary>Commands of the cloud.</summary>
    Services,
    ServicesReply,

    /// <summary>What happened at the dock.</summary>
    Events,
    EventsReply,

    /// <summary>What the dock wants to know.</summary>
    Requests,
    RequestsReply,
    PropertySet,
    PropertySetReply,

    /// <summary>Live flight control, from the device.</summary>
    DrcUp,

    /// <summary>Live flight control, to the device.</summary>
    DrcDown,

    /// <summary>Which devices are there.</summary>
    Status,
    StatusReply,
}
