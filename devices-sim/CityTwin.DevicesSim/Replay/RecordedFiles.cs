using System.IO.Compression;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Replay;

/// <summary>The CSV files of a folder and of the zip archives in it, in order of their names.</summary>
internal static class RecordedFiles
{
    // An archive is read into memory entry by entry; what unpacks to more than this is not a recording.
    private const long MaxEntryBytes = 256L * 1024 * 1024;

    /// <exception cref="InputException">There is no such folder.</exception>
    public static IEnumerable<(string Name, Func<Stream> Open)> In(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: there is no such folder.");
        }

        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var plain = files.Where(file => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            .Select(file => (Path.GetFileName(file), (Func<Stream>)(() => File.OpenRead(file))));
        return plain.Concat(files.Where(file => file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)).SelectMany(Entries));
    }

    private static IEnumerable<(string Name, Func<Stream> Open)> Entries(string archive)
    {
        using var zip = OpenArchive(archive);
        foreach (var entry in zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
        {
            yield return ($"{Path.GetFileName(archive)}/{entry.Name}", () => entry.Length <= MaxEntryBytes
                ? entry.Open()
                : throw new InputException($"{archive}: {entry.Name} is {entry.Length} bytes, more than {MaxEntryBytes}."));
        }
    }

    private static ZipArchive OpenArchive(string archive)
    {
        try
        {
            return ZipFile.OpenRead(archive);
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"{archive}: it is not an archive that can be read: {e.Message}");
        }
    }
}
