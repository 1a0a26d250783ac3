using System.Text;
using System.Xml;

namespace CityTwin.Fleet.Waypoints;

/// <summary>Writes KML 2.2 for maps: the way as a line. Speeds, headings and actions have no place in it.</summary>
public static class KmlWriter
{
    private const string Kml = "http://www.opengis.net/kml/2.2";

    /// <exception cref="ArgumentException">It has no waypoint, or altitudes above different things or above home: see <see cref="WaypointPlan.ToDatum"/>.</exception>
    public static byte[] Write(WaypointPlan plan)
    {
        var references = plan.Points.Select(point => point.Reference).Distinct().ToList();
        if (references is not [AltitudeReference.Ground or AltitudeReference.Ellipsoid or AltitudeReference.SeaLevel])
        {
            throw new ArgumentException("Expected waypoints whose altitudes all count from the ground or all from a datum: convert them first.", nameof(plan));
        }

        var content = new MemoryStream();
        using (var xml = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("kml", Kml);
            xml.WriteStartElement("Document", Kml);
            xml.WriteElementString("name", Kml, plan.Name);
            xml.WriteStartElement("Placemark", Kml);
            xml.WriteStartElement(plan.Points.Count == 1 ? "Point" : "LineString", Kml);
            xml.WriteElementString("altitudeMode", Kml, references[0] == AltitudeReference.Ground ? "relativeToGround" : "absolute");
            xml.WriteElementString("coordinates", Kml, string.Join(' ', plan.Points.Select(Text)));
            xml.WriteEndDocument();
        }

        return content.ToArray();
    }

    private static string Text(Waypoint point) =>
        $"{WpmlWriter.Text(point.Longitude)},{WpmlWriter.Text(point.Latitude)},{WpmlWriter.Text(point.AltitudeM)}";
}
