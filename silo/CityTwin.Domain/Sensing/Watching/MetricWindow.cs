namespace CityTwin.Sensing.Watching;

/// <summary>
/// The newest samples of one metric in event-time order. Columns that only some sensors need (counters, expectations)
/// exist only where they are used: a city has a million of these.
/// </summary>
internal sealed class MetricWindow
{
    /// <summary>How many samples are kept.</summary>
    public const int Capacity = 16;

    private readonly long[] _times = new long[Capacity];
    private readonly double[] _values = new double[Capacity];
    private long[]? _epochs;
    private long[]? _sequences;
    private float[]? _locations;
    private float[]? _scales;

    public int Count { get; private set; }

    public long NewestMs => _times[Count - 1];

    public double NewestValue => _values[Count - 1];

    public long OldestMs => _times[0];

    public Sample this[int i] => new(
        _times[i], _values[i], _locations is null ? float.NaN : _locations[i], _scales is null ? 0 : _scales[i]);

    public SampleOrder OrderAt(int i) => new(
        _times[i], _epochs is null ? SampleOrder.None : _epochs[i], _sequences is null ? SampleOrder.None : _sequences[i]);

    public ReadOnlySpan<double> ValuesBefore(int place) => _values.AsSpan(0, place);

    /// <summary>
    /// Where a new sample belongs, from 0 to <see cref="Count"/>; -1 when it is here already, or older than all of a
    /// full window.
    /// </summary>
    public int PlaceFor(in SampleOrder order)
    {
        var place = Count;
        for (var i = Count - 1; i >= 0; i--)
        {
            var here = OrderAt(i);
            if (here.IsSameAs(order))
            {
                return -1;
            }

            if (order.CompareTo(here) < 0)
            {
                place = i;
            }
            else if (!order.HasSequence && here.TimeMs < order.TimeMs)
            {
                // Only counters can name a sample of another time as the same.
                break;
            }
        }

        return place == 0 && Count == Capacity ? -1 : place;
    }

    /// <summary>Puts a sample in its place. A full window must have lost its oldest first.</summary>
    public void Insert(int place, in SampleOrder order, in Sample sample)
    {
        Count++;
        Put(_times, place, sample.TimeMs);
        Put(_values, place, sample.Value);
        if (order.HasSequence && _sequences is null)
        {
            (_epochs, _sequences) = (Filled(SampleOrder.None), Filled(SampleOrder.None));
        }

        if (_sequences is not null)
        {
            Put(_epochs!, place, order.Epoch);
            Put(_sequences, place, order.Sequence);
        }

        if (!float.IsNaN(sample.Location) && _locations is null)
        {
            (_locations, _scales) = (Filled(float.NaN), Filled(0f));
        }

        if (_locations is not null)
        {
            Put(_locations, place, sample.Location);
            Put(_scales!, place, sample.Scale);
        }
    }

    public void RemoveOldest()
    {
        Count--;
        Shift(_times);
        Shift(_values);
        Shift(_epochs);
        Shift(_sequences);
        Shift(_locations);
        Shift(_scales);
    }

    private static T[] Filled<T>(T value)
    {
        var column = new T[Capacity];
        Array.Fill(column, value);
        return column;
    }

    private void Put<T>(T[] column, int place, T value)
    {
        Array.Copy(column, place, column, place + 1, Count - 1 - place);
        column[place] = value;
    }

    private void Shift<T>(T[]? column)
    {
        if (column is not null)
        {
            Array.Copy(column, 1, column, 0, Count);
        }
    }
}
