namespace CityTwin.Ingest.Log;

/// <summary>Reads committed readings back.</summary>
internal static class LogReplay
{
    /// <summary>The readings from a position on, commit by commit, each with the position of its first.</summary>
    /// <exception cref="LogDamagedException">A segment is damaged, or the log no longer has the position.</exception>
    public static IEnumerable<(long FirstPosition, IReadOnlyList<AcceptedReading> Readings)> From(
        ILogFolder folder, IReadOnlyList<LogSegment> segments, long position)
    {
        if (segments.Count > 0 && segments[0].FirstPosition > position)
        {
            throw new LogDamagedException(System.IO.Path.Combine(folder.Path, segments[0].Name), 0,
                $"the log begins with position {segments[0].FirstPosition}, but {position} was not yet saved elsewhere");
        }

        var decoder = new ReadingDecoder();
        foreach (var segment in segments.Where(segment => segment.EndPosition > position))
        {
            var file = System.IO.Path.Combine(folder.Path, segment.Name);
            var bytes = folder.Read(segment.Name);
            foreach (var (offset, frame) in SegmentScan.Frames(bytes, segment.FirstPosition, file, isLast: false, out _))
            {
                var skip = (int)Math.Clamp(position - frame.FirstPosition, 0, frame.Count);
                if (skip < frame.Count)
                {
                    var readings = Decode(decoder, bytes, offset, frame, file);
                    yield return (frame.FirstPosition + skip, skip == 0 ? readings : readings[skip..]);
                }
            }
        }
    }

    private static List<AcceptedReading> Decode(
        ReadingDecoder decoder, byte[] bytes, int offset, LogFrame frame, string file)
    {
        try
        {
            return decoder.Read(bytes.AsSpan(offset + LogFrame.HeaderBytes, frame.PayloadBytes), frame.Count);
        }
        catch (InvalidDataException e)
        {
            throw new LogDamagedException(file, offset, $"its readings cannot be read: {e.Message}");
        }
    }
}
