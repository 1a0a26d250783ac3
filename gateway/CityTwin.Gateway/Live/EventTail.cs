using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>The newest events of a log without a gap, each found by its sequence. When it is full the oldest makes room.</summary>
internal sealed class EventTail(int most)
{
    private readonly LoggedEvent[] _ring = new LoggedEvent[most];

    public int Count { get; private set; }

    /// <summary>The sequence of the newest; says nothing when there is none.</summary>
    public long Last { get; private set; }

    public bool Has(long sequence) => sequence > Last - Count && sequence <= Last;

    /// <returns>False when it is not the one after the newest.</returns>
    public bool TryAdd(LoggedEvent logged)
    {
        var sequence = logged.Entry.Sequence;
        if (Count > 0 && sequence != Last + 1)
        {
            return false;
        }

        _ring[sequence % most] = logged;
        Last = sequence;
        Count = Math.Min(Count + 1, most);
        return true;
    }

    public void Clear()
    {
        Array.Clear(_ring);
        Count = 0;
    }

    /// <summary>The events from one on that it has, at most so many.</summary>
    public LoggedEvent[] From(long sequence, int atMost)
    {
        var found = new LoggedEvent[Math.Min(atMost, Last - sequence + 1)];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = _ring[(sequence + i) % most];
        }

        return found;
    }
}
