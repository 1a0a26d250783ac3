using System.Buffers.Binary;
using System.Text;

namespace CityTwin.Sensing.Snapshots;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote, and refuses what it could not have written.</summary>
internal ref struct SnapshotReader(ReadOnlySpan<byte> from, string what)
{
    private const int MaxVarintBits = 64;

    private readonly ReadOnlySpan<byte> _from = from;
    private readonly string _what = what;
    private int _at;

    /// <exception cref="InvalidDataException">It is of another version.</exception>
    public void Version(byte known)
    {
        var version = Byte();
        if (version != known)
        {
            throw new InvalidDataException($"{_what} is of version {version}; this build reads version {known}.");
        }
    }

    public byte Byte() => Take(1)[0];

    public SensorHealth Health() => (SensorHealth)AtMost((byte)SensorHealth.Faulty, "health");

    public Severity Severity() => (Severity)AtMost((byte)Sensing.Severity.Red, "severity");

    public long Integer()
    {
        ulong value = 0;
        for (var shift = 0; shift < MaxVarintBits; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw Damaged("an integer without end");
    }

    /// <summary>How many of something follow; each takes at least a byte, so there cannot be more than bytes left.</summary>
    public int Count()
    {
        var count = Integer();
        return count >= 0 && count <= _from.Length - _at ? (int)count : throw Damaged($"a count of {count}");
    }

    public long Word() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public double Number() => BitConverter.Int64BitsToDouble(Word());

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    public string? OptionalText() => Byte() == 0 ? null : Text();

    public readonly void End()
    {
        if (_at != _from.Length)
        {
            throw Damaged($"{_from.Length - _at} bytes too many");
        }
    }

    public readonly InvalidDataException Damaged(string found) =>
        new($"{_what} is damaged: {found} at byte {_at} of {_from.Length}.");

    private byte AtMost(byte max, string what) => Byte() is var value && value <= max ? value : throw Damaged($"{what} {value}");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _from.Length - _at)
        {
            throw Damaged($"it ends {count - (_from.Length - _at)} bytes early");
        }

        var taken = _from.Slice(_at, count);
        _at += count;
        return taken;
    }
}
