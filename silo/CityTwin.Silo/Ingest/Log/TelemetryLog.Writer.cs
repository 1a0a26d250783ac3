namespace CityTwin.Ingest.Log;

/// <summary>The thread that writes and syncs.</summary>
internal sealed partial class TelemetryLog
{
    private void Write()
    {
        while (Next() is { } batch)
        {
            if (batch.Count > 0)
            {
                Commit(batch);
            }

            lock (_gate)
            {
                batch.Begin();
                _spare = batch;
            }

            RollWhenAsked();
        }
    }

    /// <summary>The batch to write, an empty one when there is something else to do, null at the end.</summary>
    private CommitBatch? Next()
    {
        lock (_gate)
        {
            while (_filling.Count == 0 && !_rollAsked && !_stopping)
            {
                Monitor.Wait(_gate);
            }

            if (_filling.Count == 0 && !_rollAsked)
            {
                return null;
            }

            if (_filling.Count > 0 && !_stopping && _filling.Bytes < _options.MaxCommitBytes
                && _options.CommitLinger > TimeSpan.Zero)
            {
                Monitor.Wait(_gate, _options.CommitLinger);
            }

            var batch = _filling;
            _filling = _spare;
            _room.TrySetResult();
            _room = NewSignal();
            return batch;
        }
    }

    private void Commit(CommitBatch batch)
    {
        var first = NextPosition;
        var from = _clock.GetTimestamp();
        try
        {
            RecoverFromFailure();
            _segment ??= SegmentWriter.Create(_folder, first, NowMs);
            _segment.Append(batch.Frame(first), batch.Count);
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _failure = e;
                _failedAt = _clock.GetTimestamp();
            }

            _metrics.Failures.Add(1);
            LogWriteFailed(e, _folder.Path, batch.Count);
            batch.Fail(Unavailable(e));
            return;
        }

        Interlocked.Add(ref _nextPosition, batch.Count);
        Segments.Grows(_segment.DurableBytes);
        _metrics.SyncMs.Record(_clock.GetElapsedTime(from).TotalMilliseconds);
        _metrics.Commits.Add(1);
        _metrics.Readings.Add(batch.Count);
        batch.Complete();
        Route(first, batch);
        if (_segment.DurableBytes >= _options.SegmentBytes)
        {
            Roll(_segment);
        }
    }

    private void Route(long first, CommitBatch batch)
    {
        try
        {
            _committed?.Invoke(first, batch.Arrivals);
        }
        catch (Exception e)
        {
            // They are in the log: the next start delivers them. Until then nothing more must overtake them.
            LogNotRouted(e, _folder.Path, first);
            _committed = null;
            lock (_gate)
            {
                _stopping = true;
            }
        }
    }

    /// <summary>After a failure nothing is written before what it left is taken back, in a segment of its own.</summary>
    private void RecoverFromFailure()
    {
        if (_failure is null)
        {
            return;
        }

        if (_segment is { } broken)
        {
            broken.CutToDurable();
            Leave(broken);
        }

        _segment = SegmentWriter.Create(_folder, NextPosition, NowMs);
        LogRecovered(_folder.Path, NextPosition);
        lock (_gate)
        {
            _failure = null;
        }
    }

    private void RollWhenAsked()
    {
        lock (_gate)
        {
            if (!_rollAsked)
            {
                return;
            }

            _rollAsked = false;
        }

        if (_segment is { IsEmpty: false } segment && NowMs - segment.Header.CreatedAtMs
            >= _options.SegmentAge.TotalMilliseconds)
        {
            Roll(segment);
        }
    }

    private void Roll(SegmentWriter segment)
    {
        Leave(segment);
        try
        {
            _segment = SegmentWriter.Create(_folder, NextPosition, NowMs);
        }
        catch (Exception e)
        {
            // Nobody waits for this: the next commit tries again and, if need be, fails.
            LogWriteFailed(e, _folder.Path, 0);
        }
    }

    private void Leave(SegmentWriter segment)
    {
        _segment = null;
        var closed = segment.Close();
        Segments.Grows(0);
        if (closed.EndPosition > closed.FirstPosition)
        {
            Segments.Add(closed);
        }
    }
}
