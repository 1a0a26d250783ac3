using CityTwin.City;

namespace CityTwin.Sensing.Watching;

/// <summary>The newest value of each sensor and metric of a cell that its rules ask for.</summary>
internal sealed class CellValues
{
    private readonly Dictionary<(TwinId Sensor, string Metric), Value> _values = [];

    public IEnumerable<(TwinId Sensor, string Kind, MetricSample Newest)> All => _values.Select(
        value => (value.Key.Sensor, value.Value.Kind, new MetricSample(value.Key.Metric, value.Value.Newest, value.Value.TimeMs)));

    public int Count => _values.Count;

    /// <summary>Answers whether the sample is newer than what is held.</summary>
    public bool Take(TwinId sensor, string kind, MetricSample sample)
    {
        if (_values.TryGetValue((sensor, sample.Metric), out var held) && held.TimeMs >= sample.TimeMs)
        {
            return false;
        }

        _values[(sensor, sample.Metric)] = new Value(kind, sample.Value, sample.TimeMs);
        return true;
    }

    public bool Forget(TwinId sensor)
    {
        var gone = _values.Keys.Where(key => key.Sensor == sensor).ToList();
        gone.ForEach(key => _values.Remove(key));
        return gone.Count > 0;
    }

    /// <summary>Event time of the newest value that a rule's conditions ask for.</summary>
    public long NewestMs(Condition[] asked)
    {
        var newestMs = long.MinValue / 2;
        foreach (var (key, value) in _values)
        {
            if (value.TimeMs > newestMs && Asks(asked, value.Kind, key.Metric))
            {
                newestMs = value.TimeMs;
            }
        }

        return newestMs;
    }

    /// <summary>The greatest (least, for Below) value of a condition's kind and metric since then; NaN for none.</summary>
    public double Extreme(Condition when, long sinceMs)
    {
        var extreme = double.NaN;
        foreach (var (key, value) in _values)
        {
            if (value.TimeMs < sinceMs || value.Kind != when.Kind || key.Metric != when.Metric)
            {
                continue;
            }

            var farther = when.Direction == Direction.Above ? value.Newest > extreme : value.Newest < extreme;
            extreme = double.IsNaN(extreme) || farther ? value.Newest : extreme;
        }

        return extreme;
    }

    private static bool Asks(Condition[] asked, string kind, string metric)
    {
        foreach (var when in asked)
        {
            if (when.Kind == kind && when.Metric == metric)
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Value(string Kind, double Newest, long TimeMs);
}
