using System.Text;

namespace CityTwin.Mqtt;

/// <summary>The metrics of one kind of device, found by their UTF-8 names without allocating.</summary>
public sealed class MetricTable
{
    private readonly MetricRange[] _metrics;
    private readonly byte[][] _names;

    public MetricTable(string kind, IEnumerable<MetricRange> metrics)
    {
        Kind = kind;
        _metrics = [.. metrics];
        _names = [.. _metrics.Select(metric => Encoding.UTF8.GetBytes(metric.Name))];
    }

    /// <summary>The kind's code, <c>river-level</c>.</summary>
    public string Kind { get; }

    public int Count => _metrics.Length;

    public MetricRange this[int index] => _metrics[index];

    /// <summary>The metric's index, or -1. A kind has a handful of metrics: looking at each beats hashing the name.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (name.SequenceEqual(_names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
