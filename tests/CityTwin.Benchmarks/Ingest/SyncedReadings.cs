using CityTwin.Ingest.Log;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Ingest;

/// <summary>
/// How many readings a city's write-ahead log holds and ever held, read back from its disk: what was stored, whatever
/// was or was not acknowledged.
/// </summary>
internal static class SyncedReadings
{
    public static long Count(CityProcess city)
    {
        var newest = Directory.EnumerateFiles(Path.Combine(city.Data, "wal"))
            .Where(file => SegmentHeader.PositionOf(Path.GetFileName(file)) is not null)
            .Order(StringComparer.Ordinal)
            .Last();
        using var file = new FileStream(newest, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var position = SegmentHeader.PositionOf(Path.GetFileName(newest))!.Value;
        for (var at = SegmentHeader.Bytes; LogFrame.TryRead(bytes.AsSpan(at), out var frame); at += frame.Bytes)
        {
            position = frame.FirstPosition + frame.Count;
        }

        return position;
    }
}
