namespace CityTwin.Ingest.Log;

/// <summary>The closed segments, and how much of the disk they and the growing one take.</summary>
internal sealed class SegmentList(ILogFolder folder)
{
    private readonly Lock _gate = new();
    private readonly List<LogSegment> _closed = [];
    private long _closedBytes;
    private long _growingBytes;

    public long Bytes => Interlocked.Read(ref _closedBytes) + Interlocked.Read(ref _growingBytes);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LogSegment> Closed
    {
        get
        {
            lock (_gate)
            {
                return [.. _closed];
            }
        }
    }

    public void Add(LogSegment segment)
    {
        lock (_gate)
        {
            _closed.Add(segment);
            Interlocked.Add(ref _closedBytes, segment.Bytes);
        }
    }

    public void Grows(long bytes) => Interlocked.Exchange(ref _growingBytes, bytes);

    /// <summary>Deletes the oldest segment's file.</summary>
    public void Delete(LogSegment oldest)
    {
        lock (_gate)
        {
            if (_closed.Count == 0 || _closed[0] != oldest)
            {
                throw new InvalidOperationException($"{oldest.Name} is not the oldest segment: a log has no holes.");
            }

            folder.Delete(oldest.Name);
            _closed.RemoveAt(0);
            Interlocked.Add(ref _closedBytes, -oldest.Bytes);
        }
    }
}
