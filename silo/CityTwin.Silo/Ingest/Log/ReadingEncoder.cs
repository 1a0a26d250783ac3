using CityTwin.Sensing;

namespace CityTwin.Ingest.Log;

/// <summary>
/// Readings as they stand in a frame's payload, version 1. A text that equals the one in its place in the reading
/// before has length 0; event times are differences to the reading before. Each frame stands alone.
/// </summary>
internal sealed class ReadingEncoder
{
    public const byte HasEpoch = 1;
    public const byte HasSequence = 2;

    /// <summary>How many of a reading's metrics can be named by their place.</summary>
    public const int RememberedMetrics = 16;

    private readonly string?[] _metrics = new string?[RememberedMetrics];
    private string? _device;
    private string? _sensor;
    private long _timeMs;

    public void Begin()
    {
        Array.Clear(_metrics);
        _device = _sensor = null;
        _timeMs = 0;
    }

    public void Write(in AcceptedReading accepted, FrameBuffer buffer)
    {
        var reading = accepted.Reading;
        Repeatable(accepted.DeviceId, ref _device, buffer);
        Repeatable(accepted.Sensor.Value, ref _sensor, buffer);
        buffer.Byte((byte)((reading.Epoch is null ? 0 : HasEpoch) | (reading.Sequence is null ? 0 : HasSequence)));
        buffer.Signed(reading.TimeMs - _timeMs);
        _timeMs = reading.TimeMs;
        buffer.Signed(accepted.ReceivedAtMs - reading.TimeMs);
        if (reading.Epoch is { } epoch)
        {
            buffer.Signed(epoch);
        }

        if (reading.Sequence is { } sequence)
        {
            buffer.Signed(sequence);
        }

        Write(reading.Values, buffer);
    }

    private void Write(MetricValue[] values, FrameBuffer buffer)
    {
        buffer.Unsigned((ulong)values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (i < RememberedMetrics)
            {
                Repeatable(values[i].Metric, ref _metrics[i], buffer);
            }
            else
            {
                buffer.Text(values[i].Metric);
            }

            buffer.Number(values[i].Value);
        }
    }

    private static void Repeatable(string text, ref string? last, FrameBuffer buffer)
    {
        if (text == last)
        {
            buffer.Byte(0);
            return;
        }

        buffer.Text(text);
        last = text;
    }
}
