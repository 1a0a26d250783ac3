using System.Diagnostics;
using System.Globalization;

namespace CityTwin.Benchmarks.Dispatch;

/// <summary>How long each of many calls took.</summary>
internal sealed class Quantiles
{
    private readonly List<double> _ms = [];

    public int Count => _ms.Count;

    public T Measure<T>(Func<T> call)
    {
        var from = Stopwatch.GetTimestamp();
        var result = call();
        _ms.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        return result;
    }

    /// <summary>The least that so large a share of the calls did not exceed.</summary>
    public string At(double share)
    {
        var sorted = _ms.Order().ToList();
        return sorted.Count == 0 ? "" : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)]
            .ToString("N1", CultureInfo.InvariantCulture);
    }
}
