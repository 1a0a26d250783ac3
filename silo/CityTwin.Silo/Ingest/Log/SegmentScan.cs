namespace CityTwin.Ingest.Log;

/// <summary>Tells a torn tail, which was never acknowledged, from damage in the middle.</summary>
internal static class SegmentScan
{
    /// <summary>Finds the frames of a segment.</summary>
    /// <param name="isLast">Whether this is the log's last segment, the only one that a crash can have torn.</param>
    /// <param name="end">Where the longest valid prefix ends: the rest is to be cut.</param>
    /// <exception cref="LogDamagedException">A frame is damaged and it is not the torn end of the log.</exception>
    public static List<(int Offset, LogFrame Frame)> Frames(
        ReadOnlySpan<byte> file, long firstPosition, string name, bool isLast, out int end)
    {
        var frames = new List<(int, LogFrame)>();
        end = SegmentHeader.Bytes;
        if (!SegmentHeader.TryRead(file, out var header) || header.FirstPosition != firstPosition)
        {
            Refuse(file, 0, name, isLast, "its header is not one of this version");
            end = 0;
            return frames;
        }

        var position = firstPosition;
        while (end < file.Length)
        {
            if (!LogFrame.TryRead(file[end..], out var frame) || frame.FirstPosition != position || frame.Count <= 0)
            {
                Refuse(file, end, name, isLast, "no whole commit begins there");
                break;
            }

            frames.Add((end, frame));
            position += frame.Count;
            end += frame.Bytes;
        }

        return frames;
    }

    private static void Refuse(ReadOnlySpan<byte> file, int at, string name, bool isLast, string what)
    {
        if (!isLast)
        {
            throw new LogDamagedException(name, at, what + ", and the log goes on in a later segment");
        }

        for (var next = at; next < file.Length; next++)
        {
            var found = file[next..].IndexOf(LogFrame.Marker);
            if (found < 0)
            {
                return;
            }

            next += found;
            if (LogFrame.TryRead(file[next..], out _))
            {
                throw new LogDamagedException(name, at, $"{what}, and whole commits follow at byte {next}");
            }
        }
    }
}
