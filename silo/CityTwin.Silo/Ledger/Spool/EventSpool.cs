using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace CityTwin.Ledger.Spool;

/// <summary>
/// The events of the districts whose logs this silo writes, synced on its disk before anyone is told of them, until
/// storage surely has them (ADR 9). One thread writes; what comes while it syncs goes in the next write.
/// </summary>
internal sealed partial class EventSpool : IDisposable
{
    private readonly object _gate = new();
    private readonly ILogFolder _folder;
    private readonly Serializer<LoggedEvent> _serializer;
    private readonly LedgerOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<EventSpool> _log;
    private readonly SegmentList _segments;
    private readonly SpoolContents _contents = new();
    private readonly Thread _writer;
    private SpoolBatch _filling = new();
    private SegmentWriter? _segment;
    private bool _broken;
    private bool _stopping;
    private long _position;

    /// <summary>Makes whole what an earlier run left, takes it up, and begins a new segment.</summary>
    /// <exception cref="LogDamagedException">Events that were told of are missing or damaged.</exception>
    public EventSpool(
        [FromKeyedServices(LedgerSetup.SpoolFolder)] ILogFolder folder, Serializer<LoggedEvent> serializer,
        IOptions<LedgerOptions> options, TimeProvider clock, ILogger<EventSpool> log)
    {
        (_folder, _serializer, _options, _clock, _log) = (folder, serializer, options.Value, clock, log);
        _segments = new SegmentList(folder);
        var found = LogRecovery.Of(folder);
        foreach (var segment in found.Segments)
        {
            _segments.Add(segment);
            _contents.Add(segment.Name, SpoolReader.Entries(folder, segment, serializer));
        }

        _position = found.NextPosition;
        _segment = SegmentWriter.Create(folder, _position, NowMs);
        _writer = new Thread(Run) { Name = "event spool", IsBackground = true };
        _writer.Start();
    }

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Completes when the entries, which have their sequences, are synced.</summary>
    /// <exception cref="LogUnavailableException">The disk fails or is full, or the silo is stopping: they are not there.</exception>
    public Task Write(IReadOnlyList<LoggedEvent> entries)
    {
        lock (_gate)
        {
            if (_stopping)
            {
                throw new LogUnavailableException("The silo is stopping.");
            }

            _filling.Add(entries);
            Monitor.Pulse(_gate);
            return _filling.Durable;
        }
    }

    /// <summary>An activation on this silo sees to a district from here on.</summary>
    /// <returns>What lies here of it, oldest first.</returns>
    public IReadOnlyList<LoggedEvent> Attend(DivisionCode district)
    {
        lock (_gate)
        {
            var shelf = _contents.Shelf(district);
            shelf.Attended = true;
            return shelf.Entries;
        }
    }

    /// <summary>What lies here of a district, oldest first.</summary>
    public IReadOnlyList<LoggedEvent> Of(DivisionCode district)
    {
        lock (_gate)
        {
            return _contents.Shelf(district).Entries;
        }
    }

    /// <summary>The activation is gone: what lies here of the district is someone's to take care of.</summary>
    public void Leave(DivisionCode district)
    {
        lock (_gate)
        {
            _contents.Shelf(district).Attended = false;
        }
    }

    /// <summary>Districts of which something lies here that no activation on this silo sees to.</summary>
    public IReadOnlyList<(DivisionCode District, IReadOnlyList<LoggedEvent> Entries)> Unattended()
    {
        lock (_gate)
        {
            return _contents.Unattended;
        }
    }

    /// <summary>Storage surely has a district's entries up to a sequence: their place on the disk can be given up.</summary>
    public void Forget(DivisionCode district, long sequence)
    {
        lock (_gate)
        {
            _contents.Shelf(district).Forget(sequence);
            while (_segments.Closed is [var oldest, ..] && !_contents.Needs(oldest))
            {
                _segments.Delete(oldest);
                _contents.Deleted(oldest);
            }
        }
    }

    /// <summary>Whoever writes the log now has these. Nothing is given up when an activation here sees to the district.</summary>
    public void ForgetUnattended(DivisionCode district, IReadOnlyList<LoggedEvent> entries)
    {
        lock (_gate)
        {
            if (!_contents.Shelf(district).Attended)
            {
                Forget(district, entries.Max(entry => entry.Entry.Sequence));
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        _writer.Join();
        _segment?.Dispose();
        _segment = null;
    }

    private void Run()
    {
        while (Next() is { } batch)
        {
            try
            {
                Commit(batch);
            }
            catch (Exception error)
            {
                _broken = true;
                LogNotWritten(error, _folder.Path, batch.Entries.Count);
                batch.Fail(new LogUnavailableException($"The spool in {_folder.Path} cannot be written: {error.Message}", error));
                continue;
            }

            batch.Complete();
            RollIfFull();
        }
    }

    /// <summary>What was written is there, whatever comes of this.</summary>
    private void RollIfFull()
    {
        if (_segment is not { } full || full.DurableBytes < _options.SpoolSegmentBytes)
        {
            return;
        }

        try
        {
            Close(full);
        }
        catch (Exception error)
        {
            LogNotWritten(error, _folder.Path, 0);
        }
    }

    private SpoolBatch? Next()
    {
        lock (_gate)
        {
            while (_filling.Entries.Count == 0 && !_stopping)
            {
                Monitor.Wait(_gate);
            }

            var batch = _filling;
            _filling = new SpoolBatch();
            return batch.Entries.Count == 0 ? null : batch;
        }
    }

    private void Commit(SpoolBatch batch)
    {
        // After a failure nothing is written before what it left is taken back, in a segment of its own.
        if (_broken && _segment is { } broken)
        {
            broken.CutToDurable();
            Close(broken);
        }

        _segment ??= SegmentWriter.Create(_folder, _position, NowMs);
        _broken = false;
        _segment.Append(batch.Frame(_position, _serializer), batch.Entries.Count);
        _position += batch.Entries.Count;
        lock (_gate)
        {
            _contents.Add(_segment.Name, batch.Entries);
        }
    }

    private void Close(SegmentWriter segment)
    {
        _segment = null;
        var closed = segment.Close();
        if (closed.EndPosition > closed.FirstPosition)
        {
            lock (_gate)
            {
                _segments.Add(closed);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Path}: {Count} events were not written to disk; they are offered again")]
    private partial void LogNotWritten(Exception e, string path, int count);
}
