namespace CityTwin.Sensing.Watching;

/// <summary>
/// The conditions of a combination's level made ready: those that must all hold, and groups of which one must. Which group
/// held the level up is remembered by its caller, so that it can be told what gave way.
/// </summary>
internal sealed class ConditionSet(CombinationLevel level)
{
    private readonly Condition[] _when = [.. level.When];
    private readonly Condition[][] _groups = [.. level.AnyOf.Select(group => group.ToArray())];

    public bool HasGroups => _groups.Length > 0;

    /// <summary>Whether it holds. The group that last held it up stays remembered after it gave way.</summary>
    /// <param name="leaving">The level is on: conditions are held against their clear values.</param>
    /// <param name="held">The number of the group that holds it up, counted from 1; 0 for none.</param>
    public bool Holds(CellValues values, long sinceMs, bool leaving, ref long held)
    {
        if (!Holds(_when, values, sinceMs, leaving))
        {
            return false;
        }

        if (!HasGroups)
        {
            return true;
        }

        var found = Array.FindIndex(_groups, group => Holds(group, values, sinceMs, leaving));
        held = found >= 0 ? found + 1 : held;
        return found >= 0;
    }

    /// <summary>The condition that tells why the level was reached: the one named first, of the group that decided.</summary>
    public Condition Reached(long held) => HasGroups ? Group(held)[0] : _when[0];

    /// <summary>The condition that holds no more.</summary>
    public Condition Left(CellValues values, long sinceMs, long held) =>
        Array.Find(_when, when => !Holds(when, values, sinceMs, leaving: true))
        ?? (HasGroups ? Array.Find(Group(held), when => !Holds(when, values, sinceMs, leaving: true)) : null)
        ?? Reached(held);

    private Condition[] Group(long held) => _groups[Math.Max(held, 1) - 1];

    private static bool Holds(Condition[] all, CellValues values, long sinceMs, bool leaving)
    {
        foreach (var when in all)
        {
            if (!Holds(when, values, sinceMs, leaving))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A condition of which nothing recent is known does not hold.</summary>
    private static bool Holds(Condition when, CellValues values, long sinceMs, bool leaving)
    {
        var sign = when.Direction == Direction.Above ? 1 : -1;
        var value = values.Extreme(when, sinceMs);
        return !double.IsNaN(value) && sign * value >= sign * (leaving ? when.Clear : when.Raise);
    }
}
