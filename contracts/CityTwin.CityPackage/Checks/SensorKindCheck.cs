using System.Text.RegularExpressions;
using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>What is wrong with a kind of sensor on its own.</summary>
internal static partial class SensorKindCheck
{
    public static IEnumerable<string> Complaints(SensorKind kind)
    {
        if (!KindCode().IsMatch(kind.Code))
        {
            yield return $"code is '{kind.Code}', expected lower-case words with hyphens.";
        }

        if (kind.ReportEverySeconds <= 0 || kind.StaleAfterSeconds <= kind.ReportEverySeconds
            || kind.OfflineAfterSeconds < kind.StaleAfterSeconds)
        {
            yield return $"{kind.Code} reports every {kind.ReportEverySeconds} s, is stale after {kind.StaleAfterSeconds} s "
                + $"and offline after {kind.OfflineAfterSeconds} s: expected 0 < report < stale ≤ offline.";
        }

        if (kind.Metrics.Count == 0)
        {
            yield return $"{kind.Code} measures nothing: it has no metrics.";
        }

        foreach (var twice in kind.Metrics.GroupBy(m => m.Name).Where(g => g.Count() > 1))
        {
            yield return $"{kind.Code} has metric {twice.Key} {twice.Count()} times.";
        }

        foreach (var metric in kind.Metrics)
        {
            if (!MetricName().IsMatch(metric.Name) || metric.Name is "t" or "seq" or "epoch" or "deviceId")
            {
                yield return $"{kind.Code}: '{metric.Name}' cannot be a metric's name: expected letters and digits, "
                    + "a lower-case letter first, and not t, seq, epoch or deviceId.";
            }

            if (!(metric.Min < metric.Max))
            {
                yield return $"{kind.Code}: {metric.Name} has the physical range {metric.Min} to {metric.Max}.";
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    internal static partial Regex KindCode();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex MetricName();
}
