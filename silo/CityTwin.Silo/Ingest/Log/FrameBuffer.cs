using System.Buffers.Binary;
using System.Text;

namespace CityTwin.Ingest.Log;

/// <summary>Bytes of a commit as they are encoded, kept from one commit to the next.</summary>
internal sealed class FrameBuffer
{
    private const int MaxVarintBytes = 10;

    private byte[] _bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public Span<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets what was written after a place.</summary>
    public void Reset(int length) => Length = length;

    public void Skip(int bytes)
    {
        Ensure(bytes);
        Length += bytes;
    }

    public void Byte(byte value)
    {
        Ensure(1);
        _bytes[Length++] = value;
    }

    public void Unsigned(ulong value)
    {
        Ensure(MaxVarintBytes);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    /// <summary>Zigzag: small numbers of either sign are short.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Number(double value)
    {
        Ensure(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(double);
    }

    public void Text(string value)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        Unsigned((ulong)bytes);
        Ensure(bytes);
        Length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(Length));
    }

    private void Ensure(int more)
    {
        if (_bytes.Length - Length < more)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
        }
    }
}
