namespace CityTwin.Ledger;

/// <summary>Up to 256 hashes side by side. It only ever grows, so what was computed of it stays true.</summary>
public sealed class MerkleTile
{
    private readonly byte[] _hashes = new byte[TileId.Width * MerkleHash.Bytes];

    /// <summary>Hashes of whole subtrees, once asked for, in the order of a heap: 1 is the tile's root.</summary>
    private byte[]?[]? _inner;

    /// <summary>Hashes in it.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == TileId.Width;

    /// <summary>The hashes, one after the other.</summary>
    public ReadOnlyMemory<byte> Bytes => _hashes.AsMemory(0, Count * MerkleHash.Bytes);

    /// <exception cref="InvalidDataException">They are not 0 to 256 whole hashes.</exception>
    public static MerkleTile Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % MerkleHash.Bytes != 0 || bytes.Length > TileId.Width * MerkleHash.Bytes)
        {
            throw new InvalidDataException(
                $"A tile holds up to {TileId.Width} hashes of {MerkleHash.Bytes} bytes; {bytes.Length} bytes are not that.");
        }

        var tile = new MerkleTile { Count = bytes.Length / MerkleHash.Bytes };
        bytes.CopyTo(tile._hashes);
        return tile;
    }

    /// <exception cref="InvalidOperationException">The tile is full.</exception>
    public void Add(ReadOnlySpan<byte> hash)
    {
        if (IsFull)
        {
            throw new InvalidOperationException($"A tile holds {TileId.Width} hashes: it is full.");
        }

        hash.CopyTo(_hashes.AsSpan(Count * MerkleHash.Bytes));
        Count++;
    }

    /// <summary>The hash over <c>2^height</c> hashes of the tile.</summary>
    /// <param name="index">Which of the runs of that length, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tile does not have all of them.</exception>
    public byte[] Node(int height, int index)
    {
        if (height is < 0 or > TileId.Height || index < 0 || (index + 1) << height > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index), $"Run {index} of {1 << height} hashes: the tile has {Count} hashes.");
        }

        if (height == 0)
        {
            return _hashes.AsSpan(index * MerkleHash.Bytes, MerkleHash.Bytes).ToArray();
        }

        _inner ??= new byte[TileId.Width][];
        return _inner[(TileId.Width >> height) + index] ??=
            MerkleHash.Node(Node(height - 1, 2 * index), Node(height - 1, (2 * index) + 1));
    }
}
