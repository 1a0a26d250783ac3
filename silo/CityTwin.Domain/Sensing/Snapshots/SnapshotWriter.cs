using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CityTwin.Sensing.Snapshots;

/// <summary>Writes a snapshot's few types: bytes, variable-length integers, 64-bit words and short texts.</summary>
internal readonly ref struct SnapshotWriter(IBufferWriter<byte> to)
{
    private const int MaxVarintBytes = 10;

    public void Byte(byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    /// <summary>Seven bits a byte, low ones first, the sign folded into the lowest.</summary>
    public void Integer(long value)
    {
        var rest = (ulong)(value << 1) ^ (ulong)(value >> 63);
        var span = to.GetSpan(MaxVarintBytes);
        var count = 0;
        while (rest >= 0x80)
        {
            span[count++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        span[count++] = (byte)rest;
        to.Advance(count);
    }

    public void Word(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), value);
        to.Advance(sizeof(long));
    }

    public void Number(double value) => Word(BitConverter.DoubleToInt64Bits(value));

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Integer(length);
        to.Advance(Encoding.UTF8.GetBytes(value, to.GetSpan(length)));
    }

    public void OptionalText(string? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is not null)
        {
            Text(value);
        }
    }
}
