namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>The topics of a dock and of the aircraft behind it.</summary>
internal sealed class DockTopics(string dock)
{
    public string Status => $"sys/product/{dock}/status";

    public string Services => Of("services");

    public string ServicesReply => Of("services_reply");

    public string Events => Of("events");

    public string EventsReply => Of("events_reply");

    public string Requests => Of("requests");

    public string RequestsReply => Of("requests_reply");

    public string PropertySet => Of("property/set");

    public string PropertySetReply => Of("property/set_reply");

    public string DrcUp => Of("drc/up");

    public string DrcDown => Of("drc/down");

    public string StatusReply => $"{Status}_reply";

    /// <summary>What a dock listens to.</summary>
    public IReadOnlyList<string> Heard => [Services, EventsReply, RequestsReply, PropertySet, DrcDown, StatusReply];

    public static string Osd(string device) => $"thing/product/{device}/osd";

    public static string State(string device) => $"thing/product/{device}/state";

    private string Of(string what) => $"thing/product/{dock}/{what}";
}
