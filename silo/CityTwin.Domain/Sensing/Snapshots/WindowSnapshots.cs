using CityTwin.Sensing.Watching;

namespace CityTwin.Sensing.Snapshots;

/// <summary>A metric's window: times as differences, and only the columns that are used.</summary>
internal static class WindowSnapshots
{
    private const byte WithSequence = 1;
    private const byte WithExpectation = 2;

    public static void Write(in SnapshotWriter to, MetricWindow window)
    {
        to.Integer(window.Count);
        var previous = new SampleOrder(0, 0, 0);
        for (var i = 0; i < window.Count; i++)
        {
            var (sample, order) = (window[i], window.OrderAt(i));
            var expected = !float.IsNaN(sample.Location);
            to.Byte((byte)((order.HasSequence ? WithSequence : 0) | (expected ? WithExpectation : 0)));
            to.Integer(sample.TimeMs - previous.TimeMs);
            to.Number(sample.Value);
            if (order.HasSequence)
            {
                to.Integer(order.Epoch);
                to.Integer(order.Sequence);
            }

            if (expected)
            {
                to.Integer(BitConverter.SingleToInt32Bits(sample.Location));
                to.Integer(BitConverter.SingleToInt32Bits(sample.Scale));
            }

            previous = order;
        }
    }

    public static MetricWindow Read(ref SnapshotReader from)
    {
        var window = new MetricWindow();
        var count = from.Count();
        if (count > MetricWindow.Capacity)
        {
            throw from.Damaged($"a window of {count} samples");
        }

        var timeMs = 0L;
        for (var i = 0; i < count; i++)
        {
            var columns = from.Byte();
            timeMs += from.Integer();
            var value = from.Number();
            var order = (columns & WithSequence) != 0
                ? new SampleOrder(timeMs, from.Integer(), from.Integer())
                : new SampleOrder(timeMs, SampleOrder.None, SampleOrder.None);
            var sample = (columns & WithExpectation) != 0
                ? new Sample(timeMs, value, Single(ref from), Single(ref from))
                : new Sample(timeMs, value, float.NaN, 0);
            window.Insert(i, order, sample);
        }

        return window;
    }

    private static float Single(ref SnapshotReader from) => BitConverter.Int32BitsToSingle((int)from.Integer());
}
