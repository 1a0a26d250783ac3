namespace CityTwin.Ingest.Log;

/// <summary>What an earlier run left: its segments, made whole.</summary>
/// <param name="Segments">The segments with readings, oldest first.</param>
/// <param name="NextPosition">The position of the reading to come.</param>
/// <param name="CutBytes">What was cut from a torn end, none of it acknowledged.</param>
internal sealed record LogRecovery(IReadOnlyList<LogSegment> Segments, long NextPosition, long CutBytes)
{
    /// <exception cref="LogDamagedException">Readings that were acknowledged are missing or damaged.</exception>
    public static LogRecovery Of(ILogFolder folder)
    {
        var names = folder.List().Where(name => SegmentHeader.PositionOf(name) is not null).ToList();
        var segments = new List<LogSegment>();
        var cut = 0L;
        for (var i = 0; i < names.Count; i++)
        {
            var isLast = i == names.Count - 1;
            var first = SegmentHeader.PositionOf(names[i])!.Value;
            if (segments.Count > 0 && segments[^1].EndPosition != first)
            {
                throw new LogDamagedException(Full(folder, names[i]), 0,
                    $"it begins with position {first}, the segment before it ends with {segments[^1].EndPosition}");
            }

            var bytes = folder.Read(names[i]);
            var frames = SegmentScan.Frames(bytes, first, Full(folder, names[i]), isLast, out var end);
            if (isLast && end < bytes.Length)
            {
                Cut(folder, names[i], end);
                cut = bytes.Length - end;
            }

            if (frames.Count == 0 && isLast)
            {
                // Its name keeps the position; the next run begins it anew.
                return new LogRecovery(segments, first, cut);
            }

            SegmentHeader.TryRead(bytes, out var header);
            segments.Add(new LogSegment(names[i], first, first + frames.Sum(x => (long)x.Frame.Count), end,
                header.CreatedAtMs));
        }

        return new LogRecovery(segments, segments.Count == 0 ? 0 : segments[^1].EndPosition, cut);
    }

    private static string Full(ILogFolder folder, string name) => Path.Combine(folder.Path, name);

    private static void Cut(ILogFolder folder, string name, int end)
    {
        using var file = folder.Open(name);
        file.Truncate(end);
        file.Sync();
    }
}
