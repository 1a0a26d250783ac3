namespace CityTwin.Ledger;

/// <summary>The sequences of the newest events by their id, up to a bound.</summary>
internal sealed class RecentEvents(int max)
{
    private readonly Dictionary<string, long> _sequences = [];
    private readonly Queue<string> _order = [];

    public long? Find(string eventId) => _sequences.TryGetValue(eventId, out var sequence) ? sequence : null;

    public void Add(LogEntry entry)
    {
        if (!_sequences.TryAdd(entry.EventId, entry.Sequence))
        {
            return;
        }

        _order.Enqueue(entry.EventId);
        if (_order.Count > max)
        {
            _sequences.Remove(_order.Dequeue());
        }
    }
}
