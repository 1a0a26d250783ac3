using CityTwin.City;

namespace CityTwin.Governance;

/// <summary>
/// The newest counts of each child, and their sum. Vectors may be repeated, lost or overtaken: only a newer version
/// than the one held counts, and each replaces the whole of the one before.
/// </summary>
public sealed class CountVectors
{
    private readonly SortedDictionary<TwinId, CountVector> _newest = [];

    /// <summary>The newest vector of each child, by source.</summary>
    public IReadOnlyList<CountVector> Children => [.. _newest.Values];

    /// <summary>Takes a child's vector; answers whether it was newer than what is held.</summary>
    public bool Apply(CountVector child)
    {
        if (_newest.TryGetValue(child.Source, out var held) && held.Version >= child.Version)
        {
            return false;
        }

        _newest[child.Source] = child;
        return true;
    }

    /// <summary>Forgets a child that no longer exists; answers whether there was one.</summary>
    public bool Remove(TwinId source) => _newest.Remove(source);

    /// <summary>The sum of all children, spoken as <paramref name="source"/>'s own vector.</summary>
    public CountVector Total(TwinId source, long version) => Sum(source, version, _newest.Values);

    /// <summary>The vector of a twin that counts nothing yet.</summary>
    public static CountVector Zero(TwinId source, long version) => new(
        source, version, [], new int[CountVector.Severities], new int[CountVector.Severities],
        new int[CountVector.Severities], new int[CountVector.Severities]);

    /// <summary>Adds vectors up, kind by kind and severity by severity.</summary>
    public static CountVector Sum(TwinId source, long version, IEnumerable<CountVector> parts)
    {
        var sum = Zero(source, version);
        var kinds = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            Add(sum.ActiveAlerts, part.ActiveAlerts);
            Add(sum.UnacknowledgedAlerts, part.UnacknowledgedAlerts);
            Add(sum.CellsBySeverity, part.CellsBySeverity);
            Add(sum.BuildingsBySeverity, part.BuildingsBySeverity);
            foreach (var kind in part.Sensors)
            {
                if (!kinds.TryGetValue(kind.Kind, out var byHealth))
                {
                    kinds[kind.Kind] = byHealth = new int[CountVector.Healths];
                }

                Add(byHealth, kind.ByHealth);
            }
        }

        return sum with { Sensors = [.. kinds.Select(kind => new KindCounts(kind.Key, kind.Value))] };
    }

    private static void Add(int[] to, int[] from)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i];
        }
    }
}
