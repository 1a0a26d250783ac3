using System.Buffers.Binary;
using System.Text;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Ingest.Log;

/// <summary>Reads what <see cref="ReadingEncoder"/> wrote. Texts that come again are the same objects again.</summary>
internal sealed class ReadingDecoder
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, TwinId> _sensors = [];
    private readonly string?[] _metrics = new string?[ReadingEncoder.RememberedMetrics];
    private string? _device;
    private string? _sensor;
    private long _timeMs;

    /// <exception cref="InvalidDataException">The payload is not what the encoder writes.</exception>
    public List<AcceptedReading> Read(ReadOnlySpan<byte> payload, int count)
    {
        Array.Clear(_metrics);
        _device = _sensor = null;
        _timeMs = 0;
        var readings = new List<AcceptedReading>(count);
        for (var i = 0; i < count; i++)
        {
            readings.Add(Next(ref payload));
        }

        return payload.IsEmpty ? readings : throw new InvalidDataException($"{payload.Length} bytes are left over");
    }

    private AcceptedReading Next(ref ReadOnlySpan<byte> rest)
    {
        var device = Repeatable(ref rest, ref _device);
        var sensor = Sensor(Repeatable(ref rest, ref _sensor));
        var flags = Take(ref rest, 1)[0];
        _timeMs += Signed(ref rest);
        var receivedAtMs = _timeMs + Signed(ref rest);
        long? epoch = (flags & ReadingEncoder.HasEpoch) == 0 ? null : Signed(ref rest);
        long? sequence = (flags & ReadingEncoder.HasSequence) == 0 ? null : Signed(ref rest);
        var values = new MetricValue[Length(ref rest)];
        for (var i = 0; i < values.Length; i++)
        {
            var metric = i < _metrics.Length ? Repeatable(ref rest, ref _metrics[i]) : Text(ref rest, Length(ref rest));
            values[i] = new MetricValue(metric, BinaryPrimitives.ReadDoubleLittleEndian(Take(ref rest, sizeof(double))));
        }

        return new AcceptedReading(device, sensor, new Reading(_timeMs, epoch, sequence, values), receivedAtMs);
    }

    private TwinId Sensor(string text)
    {
        if (!_sensors.TryGetValue(text, out var sensor))
        {
            sensor = TwinId.TryParse(text, out var parsed)
                ? parsed
                : throw new InvalidDataException($"'{text}' is not a twin id");
            _sensors.Add(text, sensor);
        }

        return sensor;
    }

    private string Repeatable(ref ReadOnlySpan<byte> rest, ref string? last)
    {
        var length = Length(ref rest);
        return last = length > 0
            ? Text(ref rest, length)
            : last ?? throw new InvalidDataException("a text repeats one that is not there");
    }

    private string Text(ref ReadOnlySpan<byte> rest, int length)
    {
        var bytes = Take(ref rest, length);
        Span<char> characters = stackalloc char[256];
        if (length > characters.Length)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = characters[..Encoding.UTF8.GetChars(bytes, characters)];
        var known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var same))
        {
            same = text.ToString();
            _texts.Add(same, same);
        }

        return same;
    }

    private static int Length(ref ReadOnlySpan<byte> rest)
    {
        var length = Unsigned(ref rest);
        return length <= (ulong)rest.Length ? (int)length : throw new InvalidDataException($"a length of {length}");
    }

    private static long Signed(ref ReadOnlySpan<byte> rest)
    {
        var value = Unsigned(ref rest);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private static ulong Unsigned(ref ReadOnlySpan<byte> rest)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(ref rest, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number of more than 64 bits");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int bytes)
    {
        if (bytes > rest.Length)
        {
            throw new InvalidDataException("it ends too early");
        }

        var taken = rest[..bytes];
        rest = rest[bytes..];
        return taken;
    }
}
