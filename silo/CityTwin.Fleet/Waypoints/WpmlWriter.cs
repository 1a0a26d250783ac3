using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace CityTwin.Fleet.Waypoints;

/// <summary>Writes DJI WPML as a KMZ archive of <c>wpmz/template.kml</c> and <c>wpmz/waylines.wpml</c>.</summary>
public static class WpmlWriter
{
    // The earliest that an archive can say: the same plan has the same bytes whenever it is written.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="ArgumentException">It has no waypoint, or altitudes above different things: see <see cref="WaypointPlan.ToDatum"/>.</exception>
    public static WpmlFile Write(WaypointPlan plan, WpmlAircraft? aircraft = null)
    {
        aircraft ??= new WpmlAircraft();
        if (plan.Points.Select(point => point.Reference).Distinct().ToList() is not [var reference])
        {
            throw new ArgumentException("Expected waypoints whose altitudes all count from one thing: convert them to the datum first.", nameof(plan));
        }

        if (reference == AltitudeReference.SeaLevel)
        {
            throw new ArgumentException("Waylines have no altitudes above sea level: convert them to the datum first.", nameof(plan));
        }

        var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "wpmz/template.kml", Document(plan, aircraft, reference, template: true));
            Add(archive, "wpmz/waylines.wpml", Document(plan, aircraft, reference, template: false));
        }

        var bytes = content.ToArray();
#pragma warning disable CA5351 // The protocol's fingerprint is an MD5; it protects nothing.
        return new WpmlFile(bytes, Convert.ToHexStringLower(MD5.HashData(bytes)));
#pragma warning restore CA5351
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Document(WaypointPlan plan, WpmlAircraft aircraft, AltitudeReference reference, bool template)
    {
        var content = new MemoryStream();
        using (var xml = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            new WpmlDocument(xml, plan, aircraft, reference).Write(template);
        }

        return content.ToArray();
    }

    internal static string Text(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
