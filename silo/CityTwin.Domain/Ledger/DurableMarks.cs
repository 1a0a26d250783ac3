namespace CityTwin.Ledger;

/// <summary>How far storage had a log, and since when: only what it has had for a while is taken to be durable.</summary>
/// <param name="durableAfterMs">A local storage that is killed loses what it took in its last seconds.</param>
public sealed class DurableMarks(long durableAfterMs)
{
    private readonly Queue<(long AtMs, long Sequence)> _marks = new();
    private long _noted;
    private long _durable;

    /// <summary>Storage has the log up to a sequence.</summary>
    /// <returns>The last sequence that is durable.</returns>
    public long Note(long nowMs, long stored)
    {
        if (stored < _noted)
        {
            // Storage lost some. What it is given again counts anew.
            _marks.Clear();
            (_noted, _durable) = (Math.Min(_durable, stored), Math.Min(_durable, stored));
        }

        if (stored > _noted)
        {
            _marks.Enqueue((nowMs, stored));
            _noted = stored;
        }

        while (_marks.TryPeek(out var oldest) && oldest.AtMs <= nowMs - durableAfterMs)
        {
            _durable = _marks.Dequeue().Sequence;
        }

        return _durable;
    }
}
