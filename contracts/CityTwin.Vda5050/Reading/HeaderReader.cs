namespace CityTwin.Vda5050;

internal static class HeaderReader
{
    public static VdaHeader Read(Place place) => new(
        place.Whole("headerId"), place.Time("timestamp"), place.Text("version"), place.Text("manufacturer"), place.Text("serialNumber"));

    /// <summary>A message belongs to its topic: it has its version and its robot, where it says any.</summary>
    public static void Check(Place place, VdaTopic topic)
    {
        if (place.TextOrNull("version") is { } version && (!VdaVersion.TryParse(version, out var parsed) || parsed.Major != topic.Major))
        {
            throw new VdaRefusedException(
                VdaRefusal.WrongVersion, "$.version",
                $"$.version is {VdaQuote.Of(version)}: expected {topic.Major}.x.y on {topic}.");
        }

        Same(place, "manufacturer", topic.Manufacturer, topic);
        Same(place, "serialNumber", topic.SerialNumber, topic);
    }

    private static void Same(Place place, string name, string expected, VdaTopic topic)
    {
        if (place.TextOrNull(name) is { } found && found != expected)
        {
            throw new VdaRefusedException(
                VdaRefusal.WrongRobot, $"$.{name}", $"$.{name} is {VdaQuote.Of(found)}: expected {expected} on {topic}.");
        }
    }
}
