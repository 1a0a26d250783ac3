namespace CityTwin.Fleet.Waypoints;

/// <summary>Reads waypoint files of any of the known formats; what they are is told by their first bytes.</summary>
public static class WaypointFiles
{
    /// <param name="name">The file's name, for problems.</param>
    public static WaypointReading Read(string name, ReadOnlyMemory<byte> content, WaypointLimits? limits = null)
    {
        var log = new ReadingLog(name, limits ?? new WaypointLimits());
        if (content.Length > log.Limits.MaxBytes)
        {
            return log.Refusal(0, $"It has {content.Length} bytes: at most {log.Limits.MaxBytes} are taken.");
        }

        var bytes = content.Span;
        if (bytes.StartsWith("PK"u8))
        {
            return KmzArchive.Read(content, log);
        }

        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return bytes.TrimStart(" \t\r\n"u8) switch
        {
            var text when text.StartsWith("QGC WPL"u8) => QgcReader.Read(bytes, log),
            var text when text.StartsWith("<"u8) => KmlReader.Read(content, log),
            _ => log.Refusal(1, "It is no waypoint file: expected QGC WPL 110, KML, or a KMZ archive with KML or DJI WPML in it."),
        };
    }
}
