using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>Adds count vectors: communities have no centre of their own that would.</summary>
internal static class CountSum
{
    public static CountVector Of(TwinId source, IReadOnlyCollection<CountVector> parts) => new(
        source,
        parts.Select(part => part.Version).DefaultIfEmpty().Max(),
        [.. parts.SelectMany(part => part.Sensors)
            .GroupBy(kind => kind.Kind, StringComparer.Ordinal)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new KindCounts(kind.Key, Add(kind.Select(counts => counts.ByHealth), CountVector.Healths)))],
        Add(parts.Select(part => part.ActiveAlerts), CountVector.Severities),
        Add(parts.Select(part => part.UnacknowledgedAlerts), CountVector.Severities),
        Add(parts.Select(part => part.CellsBySeverity), CountVector.Severities),
        Add(parts.Select(part => part.BuildingsBySeverity), CountVector.Severities));

    private static int[] Add(IEnumerable<int[]> parts, int length)
    {
        var sum = new int[length];
        foreach (var part in parts)
        {
            for (var i = 0; i < Math.Min(length, part.Length); i++)
            {
                sum[i] += part[i];
            }
        }

        return sum;
    }
}
