namespace CityTwin.DevicesSim.People;

/// <summary>
/// The orders that simulated people see to, and when which is due. An order that a real person touches is left to them for
/// a while.
/// </summary>
/// <param name="handsOff">How long an order is left to a real person after their last touch.</param>
internal sealed class ShiftBook(Habits habits, TimeSpan handsOff)
{
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly PriorityQueue<(string Id, int Version), DateTimeOffset> _due = new();

    public int Count => _entries.Count;

    /// <summary>An order as it stands; what was planned for an older version of it is dropped.</summary>
    /// <param name="byPerson">A real person did this.</param>
    public void Note(V1.Order order, bool byPerson, DateTimeOffset now)
    {
        var entry = _entries.GetValueOrDefault(order.Id) ?? new Entry();
        if (entry.Order?.Version > order.Version)
        {
            return;
        }

        entry.Order = order;
        entry.LeftUntil = byPerson ? now + handsOff : entry.LeftUntil;
        if (habits.Next(order) is not { } planned)
        {
            _entries.Remove(order.Id);
            return;
        }

        entry.Planned = planned;
        _entries[order.Id] = entry;
        _due.Enqueue((order.Id, order.Version), Max(now + planned.After, entry.LeftUntil));
    }

    /// <summary>The next order whose time has come, with what is to be done; null when none has.</summary>
    public (V1.Order Order, PlannedAct Act)? Due(DateTimeOffset now)
    {
        while (_due.TryPeek(out var next, out var at) && at <= now)
        {
            _due.Dequeue();
            if (_entries.TryGetValue(next.Id, out var entry) && entry.Order!.Version == next.Version && entry.LeftUntil <= now)
            {
                return (entry.Order, entry.Planned!);
            }
        }

        return null;
    }

    /// <summary>An order that is known, however old.</summary>
    public V1.Order? Find(string id) => _entries.GetValueOrDefault(id)?.Order;

    public void Forget(string id) => _entries.Remove(id);

    /// <summary>Begins anew, as with a fresh picture of all that is open.</summary>
    public void Clear()
    {
        _entries.Clear();
        _due.Clear();
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed class Entry
    {
        public V1.Order? Order { get; set; }

        public PlannedAct? Planned { get; set; }

        public DateTimeOffset LeftUntil { get; set; }
    }
}
