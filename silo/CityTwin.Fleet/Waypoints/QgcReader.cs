using System.Text;

namespace CityTwin.Fleet.Waypoints;

/// <summary>
/// Reads QGC WPL 110, the text format of MAVLink missions. The first item is home. DO_JUMP is unrolled: it jumps as often as it says,
/// counted over the whole flight; for ever is once, and is noted. Commands that are not known are noted and left out.
/// </summary>
internal sealed class QgcReader
{
    private const int Jump = 177;

    private readonly ReadingLog _log;
    private readonly List<QgcItem> _items;
    private readonly QgcFlight _flight;
    private readonly Dictionary<int, int> _jumped = [];

    private QgcReader(List<QgcItem> items, ReadingLog log)
    {
        (_items, _log, _flight) = (items, log, new QgcFlight(log));
    }

    public static WaypointReading Read(ReadOnlySpan<byte> content, ReadingLog log)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        var head = Array.FindIndex(lines, line => line.Trim().Length > 0);
        if (lines[head].Trim() != "QGC WPL 110")
        {
            return log.Refusal(head + 1, $"It begins with {ReadingLog.Quote(lines[head])}: expected QGC WPL 110.");
        }

        var items = new List<QgcItem>();
        foreach (var (line, i) in lines.Select((line, i) => (line.Trim(), i)).Where(x => x.i > head && x.Item1.Length > 0 && x.Item1[0] != '#'))
        {
            if (QgcItem.Parse(line, i + 1, log) is { } item)
            {
                Take(item, items, log);
            }
        }

        return log.Refused ? log.Done(new WaypointPlan("", [])) : new QgcReader(items, log).Fly();
    }

    private static void Take(QgcItem item, List<QgcItem> items, ReadingLog log)
    {
        if (item.Sequence != items.Count)
        {
            log.Problem(item.Line, $"Its number is {item.Sequence}: expected {items.Count}, the next.");
        }

        items.Add(item);
    }

    private WaypointReading Fly()
    {
        // Counters of jumps bound the steps; jumps to jumps and endless numbers are bounded here.
        var mostSteps = 8L * _log.Limits.MaxPoints;
        for (var (at, steps) = (1, 0L); at < _items.Count && !_flight.Over; steps++)
        {
            if (steps > mostSteps || _flight.Count > _log.Limits.MaxPoints)
            {
                return _log.Refusal(_items[at].Line, $"With its jumps it has more than {_log.Limits.MaxPoints} waypoints.");
            }

            if (_items[at].Command != Jump)
            {
                _flight.Do(_items[at++]);
            }
            else if (NextAfterJump(at) is { } next)
            {
                at = next;
            }
            else
            {
                break;
            }
        }

        return _log.Done(_flight.Plan());
    }

    private int? NextAfterJump(int at)
    {
        var jump = _items[at];
        var (target, times) = (jump.Parameter(1), jump.Parameter(2));
        if (!(target >= 1 && target < _items.Count && target == Math.Floor(target)))
        {
            _log.Problem(jump.Line, FormattableString.Invariant($"It jumps to item {target}: expected 1 to {_items.Count - 1}."));
            return null;
        }

        if (times < 0 && _jumped.GetValueOrDefault(at) == 0)
        {
            _log.Note(jump.Line, $"It jumps to item {target} for ever: taken {_log.Limits.ForeverRepeats} time(s).");
        }

        if (_jumped.GetValueOrDefault(at) >= (times < 0 ? _log.Limits.ForeverRepeats : times))
        {
            return at + 1;
        }

        _jumped[at] = _jumped.GetValueOrDefault(at) + 1;
        return (int)target;
    }
}
