using System.IO.Compression;

namespace CityTwin.Fleet.Waypoints;

/// <summary>Reads a KMZ archive within bounds: of DJI's the executable waylines, else its template; of others the first document.</summary>
internal static class KmzArchive
{
    private const string Waylines = "wpmz/waylines.wpml";
    private const string Template = "wpmz/template.kml";

    public static WaypointReading Read(ReadOnlyMemory<byte> content, ReadingLog log)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > log.Limits.MaxMembers)
            {
                return log.Refusal(0, $"The archive has {archive.Entries.Count} members: at most {log.Limits.MaxMembers} are taken.");
            }

            var member = Find(archive, Waylines) ?? Find(archive, Template)
                ?? archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase));
            return member is null ? log.Refusal(0, $"The archive has neither {Waylines} nor a .kml document in it.") : Read(member, log);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or NotSupportedException or IOException)
        {
            return log.Refusal(0, "It is no archive that can be read, or it is damaged.");
        }
    }

    private static ZipArchiveEntry? Find(ZipArchive archive, string name) => archive.Entries.FirstOrDefault(entry =>
        entry.FullName.Replace('\\', '/').EndsWith(name, StringComparison.OrdinalIgnoreCase));

    private static WaypointReading Read(ZipArchiveEntry member, ReadingLog log)
    {
        log.File = $"{log.File}/{member.FullName}";
        var (buffer, unpacked) = (new byte[81_920], new MemoryStream());
        using var stream = member.Open();

        // What the archive says of a member's size is not believed: it is counted as it unpacks.
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (unpacked.Length + read > log.Limits.MaxUnpackedBytes)
            {
                return log.Refusal(0, $"It unpacks to more than {log.Limits.MaxUnpackedBytes} bytes.");
            }

            unpacked.Write(buffer, 0, read);
        }

        return KmlReader.Read(unpacked.ToArray(), log);
    }
}
