namespace CityTwin.Ingest.Log;

/// <summary>The segment that grows. One thread uses it.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly ILogFile _file;

    private SegmentWriter(ILogFile file, SegmentHeader header)
    {
        _file = file;
        Header = header;
        NextPosition = header.FirstPosition;
        DurableBytes = SegmentHeader.Bytes;
    }

    public SegmentHeader Header { get; }

    public string Name => SegmentHeader.NameOf(Header.FirstPosition);

    public long NextPosition { get; private set; }

    /// <summary>What of it is synced.</summary>
    public long DurableBytes { get; private set; }

    public bool IsEmpty => NextPosition == Header.FirstPosition;

    public static SegmentWriter Create(ILogFolder folder, long firstPosition, long nowMs)
    {
        var header = new SegmentHeader(firstPosition, nowMs);
        var file = folder.Create(SegmentHeader.NameOf(firstPosition));
        try
        {
            Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
            header.Write(bytes);
            file.Write(bytes, 0);
            file.Sync();
            return new SegmentWriter(file, header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Returns when the frame is on disk.</summary>
    public void Append(ReadOnlySpan<byte> frame, int count)
    {
        _file.Write(frame, DurableBytes);
        _file.Sync();
        DurableBytes += frame.Length;
        NextPosition += count;
    }

    /// <summary>
    /// Takes back what a failed append may have left. After a failed sync nothing is known of the pages it was for, so
    /// the segment is not written to again.
    /// </summary>
    public void CutToDurable()
    {
        _file.Truncate(DurableBytes);
        _file.Sync();
    }

    public LogSegment Close()
    {
        _file.Dispose();
        return new LogSegment(Name, Header.FirstPosition, NextPosition, DurableBytes, Header.CreatedAtMs);
    }

    public void Dispose() => _file.Dispose();
}
