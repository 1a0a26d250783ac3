using System.Globalization;
using System.Text.Json;

namespace CityTwin.Domain.Tests.RealData;

/// <summary>A series of the Numenta Anomaly Benchmark (MIT) with the windows in which it is labelled anomalous.</summary>
internal sealed record NabSeries(
    string Name, IReadOnlyList<(long TimeMs, double Value)> Rows, IReadOnlyList<(long FromMs, long ToMs)> Windows)
{
    private const double ProbationShare = 0.15;
    private const int ProbationMax = 750;
    private const int SecondsPrecision = 19;

    /// <summary>The rows a detector may learn from before it is scored, by the benchmark's own rule.</summary>
    public int Probation => Math.Min((int)(ProbationShare * Rows.Count), ProbationMax);

    public static List<NabSeries> Read(string folder)
    {
        using var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "windows.json")));
        return [.. labels.RootElement.EnumerateObject()
            .Select(label => (label, file: Path.Combine(folder, label.Name.Replace('/', '_'))))
            .Where(x => File.Exists(x.file))
            .OrderBy(x => x.label.Name, StringComparer.Ordinal)
            .Select(x => new NabSeries(
                x.label.Name,
                [.. File.ReadLines(x.file).Skip(1).Select(line => line.Split(','))
                    .Select(cells => (Ms(cells[0]), double.Parse(cells[1], CultureInfo.InvariantCulture)))],
                [.. x.label.Value.EnumerateArray().Select(window => (Ms(window[0].GetString()!), Ms(window[1].GetString()!)))]))];
    }

    private static long Ms(string text) => DateTimeOffset
        .Parse(text[..SecondsPrecision], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
}
