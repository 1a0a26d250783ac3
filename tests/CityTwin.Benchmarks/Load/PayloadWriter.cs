using System.Globalization;
using System.Text;

namespace CityTwin.Benchmarks.Load;

/// <summary>
/// A device's readings, each newer than the one before: a river that ripples by millimetres around 2.5 m, so that every
/// rule of the kind is evaluated and none raises.
/// </summary>
internal sealed class PayloadWriter(TimeProvider clock, int readings)
{
    private const long BehindMs = 3_600_000;
    private const double FloodM = 99;

    private long _lastMs;
    private int _count;

    /// <summary>The longest payload of so many readings, bytes.</summary>
    public static int MaxBytes(int readings) => 64 * readings + 2;

    /// <summary>Event time of the newest reading written.</summary>
    public long LastMs => _lastMs;

    /// <summary>Writes one message and answers its length.</summary>
    public int Write(Span<byte> into)
    {
        if (readings == 1)
        {
            return WriteReading(into, Ripple());
        }

        var at = 0;
        for (var i = 0; i < readings; i++)
        {
            into[at++] = (byte)(i == 0 ? '[' : ',');
            at += WriteReading(into[at..], Ripple());
        }

        into[at++] = (byte)']';
        return at;
    }

    /// <summary>Writes one reading that is above any threshold and answers its length.</summary>
    public int WriteFlood(Span<byte> into) => WriteReading(into, FloodM);

    private double Ripple() => 2.5 + (_count++ % 7 / 1000.0);

    private int WriteReading(Span<byte> into, double level)
    {
        // More than a reading each millisecond would run ahead of the clock, and the front door takes two minutes of that
        // at the most: batches start an hour behind it.
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds() - (readings > 1 ? BehindMs : 0);
        _lastMs = _lastMs == 0 || readings == 1 ? Math.Max(_lastMs + 1, now) : _lastMs + 1;
        return Encoding.UTF8.TryGetBytes(
            string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{_lastMs}},"levelM":{{level}}}"""), into, out var length)
            ? length
            : throw new ArgumentException("The buffer is too small for a reading.", nameof(into));
    }
}
