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
    private readonly Dictionary<string, V1.Mission> _missions = [];

    /// <summary>How long until an order that waits for a unit is looked at again.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>What a desk does with an order while a unit is on its way to look or to help: the rest waits for what it finds.</summary>
    private static readonly Act[] Meanwhile = [Act.Register, Act.Review, Act.Grade, Act.Accept];

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
                if (Meanwhile.Contains(entry.Planned!.Act) || !_missions.Values.Any(mission => IsFor(mission, entry.Order)))
                {
                    return (entry.Order, entry.Planned);
                }

                _due.Enqueue(next, now + LookAgain);
            }
        }

        return null;
    }

    /// <summary>A mission as it stands: an order whose unit is on its way waits for it.</summary>
    public void Note(V1.Mission mission)
    {
        if (mission.State is "done" or "failed" or "aborted")
        {
            _missions.Remove(mission.Id);
        }
        else
        {
            _missions[mission.Id] = mission;
        }
    }

    /// <summary>A new picture of all that are open begins.</summary>
    public void ForgetMissions() => _missions.Clear();

    /// <summary>An order that is known, however old.</summary>
    public V1.Order? Find(string id) => _entries.GetValueOrDefault(id)?.Order;

    public void Forget(string id) => _entries.Remove(id);

    /// <summary>Begins anew, as with a fresh picture of all that is open.</summary>
    public void Clear()
    {
        _entries.Clear();
        _due.Clear();
    }

    private static bool IsFor(V1.Mission mission, V1.Order order) => mission.Order == order.Id
        || mission.CorrelationId == order.CorrelationId || (mission.Alert.Length > 0 && order.Alerts.Contains(mission.Alert));

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed class Entry
    {
        public V1.Order? Order { get; set; }

        public PlannedAct? Planned { get; set; }

        public DateTimeOffset LeftUntil { get; set; }
    }
}
