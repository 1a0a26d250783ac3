using MathNet.Numerics.Statistics;

namespace CityTwin.Benchmarks.Report;

/// <summary>A figure over several rounds.</summary>
internal sealed record Spread(double Minimum, double Median, double Maximum)
{
    public static Spread Of<T>(IReadOnlyList<T> rounds, Func<T, double> figure)
    {
        var values = rounds.Select(figure).ToList();
        return new Spread(values.Min(), values.Median(), values.Max());
    }

    /// <summary>As <c>median (minimum–maximum)</c>.</summary>
    public string ToString(string format) =>
        $"{Median.ToString(format)} ({Minimum.ToString(format)}–{Maximum.ToString(format)})";
}
