using System.Globalization;

namespace CityTwin.Mqtt;

/// <summary>A topic of a protocol that robots or docks speak, taken apart as far as the door has to know it.</summary>
/// <param name="Owner">What stands before the last part: <c>vda5050/v2/acme/R1</c>, <c>thing/product/1ZM</c>.</param>
/// <param name="Serial">Serial number of the robot, dock or aircraft it is about.</param>
/// <param name="Name">The last part, as <c>state</c>, <c>services_reply</c>.</param>
public readonly record struct UnitTopic(UnitSpeech Speech, string Owner, string Serial, string Name)
{
    private const string Vda = "vda5050/";
    private const string Thing = "thing/product/";
    private const string Sys = "sys/product/";

    private static readonly string[] RobotsSay = ["state", "connection", "factsheet", "visualization"];
    private static readonly string[] RobotsHear = ["order", "instantActions", "zoneSet", "responses"];
    private static readonly string[] DocksSay =
        ["osd", "state", "services_reply", "events", "requests", "property/set_reply", "drc/up"];

    private static readonly string[] DocksHear =
        ["services", "events_reply", "requests_reply", "property/set", "state_reply", "drc/down"];

    /// <summary>Whether the device says it; else the city does.</summary>
    public bool IsUplink => Speech == UnitSpeech.Vda5050 ? RobotsSay.Contains(Name)
        : Owner.StartsWith(Sys, StringComparison.Ordinal) ? Name == "status" : DocksSay.Contains(Name);

    /// <summary>Whether it is of a device behind a dock rather than of the dock's own conversation.</summary>
    public bool IsProperties => Speech == UnitSpeech.DjiCloud && Name is "osd" or "state";

    /// <summary>VDA 5050 asks for these to be retained; here the unit's twin keeps them, and the flag is allowed.</summary>
    public bool MayRetain => Speech == UnitSpeech.Vda5050 && Name is "connection" or "factsheet";

    /// <summary>Whether a topic is of one of the protocols at all, however wrong.</summary>
    public static bool IsOne(ReadOnlySpan<char> topic) => topic.StartsWith(Vda, StringComparison.Ordinal)
        || topic.StartsWith(Thing, StringComparison.Ordinal) || topic.StartsWith(Sys, StringComparison.Ordinal);

    /// <summary>What a robot's topics begin with.</summary>
    public static string OwnerOf(int major, string manufacturer, string serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{Vda}v{major}/{manufacturer}/{serial}");

    /// <summary>What a robot may subscribe to.</summary>
    public static IEnumerable<string> RobotFilters(int major, string manufacturer, string serial) =>
        RobotsHear.Select(name => $"{OwnerOf(major, manufacturer, serial)}/{name}");

    /// <summary>What a dock may subscribe to.</summary>
    public static IEnumerable<string> DockFilters(string serial) =>
        DocksHear.Select(name => $"{Thing}{serial}/{name}").Append($"{Sys}{serial}/status_reply");

    /// <returns>False for what no device and no city says.</returns>
    public static bool TryParse(string text, out UnitTopic topic)
    {
        topic = default;
        var levels = text.Split('/');
        if (levels is ["vda5050", _, _, { Length: > 0 } serial, var name])
        {
            topic = new UnitTopic(UnitSpeech.Vda5050, text[..^(name.Length + 1)], serial, name);
            return topic.IsUplink || RobotsHear.Contains(name);
        }

        if (levels is ["thing" or "sys", "product", { Length: > 0 } sn, _, ..])
        {
            var owner = $"{levels[0]}/product/{sn}";
            topic = new UnitTopic(UnitSpeech.DjiCloud, owner, sn, text[(owner.Length + 1)..]);
            return topic.IsUplink || (levels[0] == "sys" ? topic.Name == "status_reply" : DocksHear.Contains(topic.Name));
        }

        return false;
    }
}
