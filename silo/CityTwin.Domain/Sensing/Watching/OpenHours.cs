using CityTwin.City;

namespace CityTwin.Sensing.Watching;

/// <summary>
/// The hours whose samples are still coming in, each sensor's deviation once. A sensor tells of an hour when its next one
/// begins, and
/// of its first day when the second begins: so more than a day's hours are open.
/// </summary>
internal sealed class OpenHours
{
    private const int MaxOpen = 28;

    private readonly Dictionary<long, Dictionary<TwinId, double>> _deviations = [];
    private readonly Queue<long> _order = [];

    public bool Has(long hour) => _deviations.ContainsKey(hour);

    /// <summary>Takes a deviation, and answers what all sensors together showed in that hour.</summary>
    public (double Deviation, double Spread) Add(long hour, TwinId sensor, double deviation)
    {
        if (!_deviations.TryGetValue(hour, out var sensors))
        {
            if (_order.Count == MaxOpen)
            {
                _deviations.Remove(_order.Dequeue());
            }

            _order.Enqueue(hour);
            _deviations[hour] = sensors = [];
        }

        sensors[sensor] = deviation;
        return RobustScale.Of(sensors.Values.ToArray());
    }
}
