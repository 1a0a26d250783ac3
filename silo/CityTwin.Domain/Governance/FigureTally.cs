using System.Runtime.InteropServices;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Governance;

/// <summary>Counts orders and alerts one by one into figures.</summary>
internal sealed class FigureTally(long nowMs, int maxNext)
{
    private const long DayMs = 24 * OrderFigures.HourMs;
    private const long WeekMs = 7 * DayMs;

    private readonly long _firstHourMs = OrderFigures.FirstHourMs(nowMs);
    private readonly int[] _byState = new int[Enum.GetValues<WorkOrderState>().Length];
    private readonly int[] _bySource = new int[Enum.GetValues<WorkOrderSource>().Length];
    private readonly Dictionary<string, int> _byCategory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Assigned, int Handling, int Late)> _departments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Heat> _heat = new(StringComparer.Ordinal);
    private readonly PriorityQueue<NextBreach, (long DueMs, string Id)> _next = new(LastFirst);
    private readonly int[,] _hours = new int[OrderFigures.Hours, 4];
    private readonly List<long> _handledDay = [];
    private readonly List<long> _handledWeek = [];
    private readonly int[] _active = new int[CountVector.Severities];
    private readonly int[] _unacknowledged = new int[CountVector.Severities];
    private int _open;
    private int _late;
    private int _dueWithinHour;
    private int _exercises;
    private int _quieted;

    private enum Happened
    {
        Reported,
        Established,
        Closed,
        Late,
    }

    /// <summary>The queue gives up the one that is due last.</summary>
    private static Comparer<(long DueMs, string Id)> LastFirst { get; } = Comparer<(long DueMs, string Id)>.Create(
        (a, b) => a.DueMs != b.DueMs ? b.DueMs.CompareTo(a.DueMs) : string.CompareOrdinal(b.Id, a.Id));

    public void Add(WorkOrderView order)
    {
        if (order.Exercise)
        {
            _exercises += order.IsOpen ? 1 : 0;
            return;
        }

        AddHours(order);
        if (order is { HandledAtMs: { } handled, DispatchedAtMs: { } dispatched } && handled > nowMs - WeekMs)
        {
            var took = handled - dispatched - order.SuspendedMs;
            _handledWeek.Add(took);
            if (handled > nowMs - DayMs)
            {
                _handledDay.Add(took);
            }
        }

        if (order.IsOpen)
        {
            AddOpen(order);
        }
    }

    public void Add(AlertView alert)
    {
        if (!alert.Active)
        {
            return;
        }

        if (alert.Quieted is not null)
        {
            _quieted++;
            return;
        }

        _active[(int)alert.Severity]++;
        _unacknowledged[(int)alert.Severity] += alert.Acknowledged ? 0 : 1;
        HeatOf(alert.Cell).Alerts[(int)alert.Severity]++;
    }

    public OrderFigures ToFigures(DivisionCode area) => new()
    {
        Area = area,
        AtMs = nowMs,
        Open = _open,
        ByState = _byState,
        BySource = _bySource,
        ByCategory =
        [
            .. _byCategory.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => new CountOf(count.Key, count.Value)),
        ],
        Departments =
        [
            .. _departments.OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new DepartmentFigures(one.Key, one.Value.Assigned, one.Value.Handling, one.Value.Late)),
        ],
        Late = _late,
        DueWithinHour = _dueWithinHour,
        Next = [.. _next.UnorderedItems.OrderByDescending(one => one.Priority, LastFirst).Select(one => one.Element)],
        Heat =
        [
            .. _heat.OrderBy(cell => cell.Key, StringComparer.Ordinal)
                .Select(cell => new PlaceHeat(DivisionCode.Parse(cell.Key), cell.Value.Orders, cell.Value.Alerts)),
        ],
        LastDay =
        [
            .. Enumerable.Range(0, OrderFigures.Hours).Select(i => new HourFigures(
                _firstHourMs + (i * OrderFigures.HourMs), _hours[i, (int)Happened.Reported], _hours[i, (int)Happened.Established],
                _hours[i, (int)Happened.Closed], _hours[i, (int)Happened.Late])),
        ],
        HandledLastDay = DurationFigures.Of(_handledDay),
        HandledLastWeek = DurationFigures.Of(_handledWeek),
        ActiveAlerts = _active,
        UnacknowledgedAlerts = _unacknowledged,
        Exercises = _exercises,
        QuietedAlerts = _quieted,
    };

    private void AddOpen(WorkOrderView order)
    {
        _open++;
        _byState[(int)order.State]++;
        _bySource[(int)order.Source]++;
        CollectionsMarshal.GetValueRefOrAddDefault(_byCategory, order.Category, out _)++;
        HeatOf(order.Cell).Orders++;
        var (late, next) = Clocks(order);
        _late += late ? 1 : 0;
        _dueWithinHour += !late && next is { } soon && soon.DueMs - nowMs <= OrderFigures.HourMs ? 1 : 0;
        if (!late && next is not null)
        {
            AddNext(order, next);
        }

        for (var i = 0; i < order.Assignments.Count; i++)
        {
            var part = order.Assignments[i];
            if (part.State is WorkAssignmentState.Assigned or WorkAssignmentState.Accepted)
            {
                var had = _departments.GetValueOrDefault(part.Department);
                var isTaken = part.State == WorkAssignmentState.Accepted;
                _departments[part.Department] =
                    (had.Assigned + (isTaken ? 0 : 1), had.Handling + (isTaken ? 1 : 0), had.Late + (late ? 1 : 0));
            }
        }
    }

    private (bool Late, StageClock? Next) Clocks(WorkOrderView order)
    {
        var (late, next) = (false, (StageClock?)null);
        for (var i = 0; i < order.Clocks.Count; i++)
        {
            if (order.Clocks[i] is { IsRunning: true } clock)
            {
                late |= clock.IsLate(nowMs);
                next = next is null || clock.DueMs < next.DueMs ? clock : next;
            }
        }

        return (late, next);
    }

    private void AddNext(WorkOrderView order, StageClock clock)
    {
        var place = (clock.DueMs, order.Id.Value);
        if (_next.Count < maxNext)
        {
            _next.Enqueue(Breach(order, clock), place);
        }
        else if (_next.TryPeek(out _, out var last) && LastFirst.Compare(place, last) > 0)
        {
            _next.DequeueEnqueue(Breach(order, clock), place);
        }
    }

    private static NextBreach Breach(WorkOrderView order, StageClock clock) => new(
        order.Id, order.Number, order.Cell, order.State, order.Category, order.Urgency,
        order.Assignments.LastOrDefault(part => part.IsLead)?.Department ?? "", clock.Stage, clock.DueMs);

    private void AddHours(WorkOrderView order)
    {
        Count(order.ReportedAtMs, Happened.Reported);
        Count(order.EstablishedAtMs, Happened.Established);
        Count(order.State == WorkOrderState.Closed ? order.ClosedAtMs : null, Happened.Closed);
        var lateIn = 0u;
        for (var i = 0; i < order.Clocks.Count; i++)
        {
            // An order is late once in an hour, however many of its clocks are.
            var clock = order.Clocks[i];
            if (clock.DueMs >= _firstHourMs && clock.IsLate(nowMs) && HourOf(clock.DueMs) is { } hour && (lateIn & (1u << hour)) == 0)
            {
                lateIn |= 1u << hour;
                _hours[hour, (int)Happened.Late]++;
            }
        }
    }

    private void Count(long? atMs, Happened what)
    {
        if (atMs is { } at && HourOf(at) is { } hour)
        {
            _hours[hour, (int)what]++;
        }
    }

    private int? HourOf(long atMs)
    {
        var hour = atMs < _firstHourMs ? -1 : (atMs - _firstHourMs) / OrderFigures.HourMs;
        return hour is >= 0 and < OrderFigures.Hours ? (int)hour : null;
    }

    private Heat HeatOf(DivisionCode cell) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_heat, cell.Value, out _) ??= new Heat();

    private sealed class Heat
    {
        public int Orders { get; set; }

        public int[] Alerts { get; } = new int[CountVector.Severities];
    }
}
