using CityTwin.Ingest.Log;
using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Ledger.Spool;

/// <summary>Reads back what a spool has on disk.</summary>
internal static class SpoolReader
{
    /// <summary>The entries of a segment, in the order they were written.</summary>
    /// <exception cref="LogDamagedException">The segment is damaged.</exception>
    public static IReadOnlyList<LoggedEvent> Entries(
        ILogFolder folder, LogSegment segment, Serializer<LoggedEvent> serializer)
    {
        var entries = new List<LoggedEvent>();
        var file = Path.Combine(folder.Path, segment.Name);
        var bytes = folder.Read(segment.Name);
        foreach (var (offset, frame) in SegmentScan.Frames(bytes, segment.FirstPosition, file, isLast: false, out _))
        {
            var payload = bytes.AsMemory(offset + LogFrame.HeaderBytes, frame.PayloadBytes);
            var at = 0;
            try
            {
                while (at < payload.Length)
                {
                    entries.Add(serializer.Deserialize(LedgerFrame.Read(payload, ref at, segment.Name, offset))!);
                }
            }
            catch (InvalidDataException error)
            {
                throw new LogDamagedException(file, offset, $"its events cannot be read: {error.Message}");
            }
        }

        return entries;
    }
}
