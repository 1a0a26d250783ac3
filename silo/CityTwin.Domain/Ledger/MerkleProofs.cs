using System.Numerics;

namespace CityTwin.Ledger;

/// <summary>
/// What proofs are made of (RFC 6962 §2.1.1, §2.1.2), as ranges of leaves: whoever proves fetches the tiles they need,
/// and then computes.
/// </summary>
public static class MerkleProofs
{
    /// <summary>The hashes that prove a leaf to be in the tree of a size.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static IReadOnlyList<MerkleRange> Inclusion(long index, long size)
    {
        if (index < 0 || index >= size)
        {
            throw new ArgumentOutOfRangeException(nameof(index), $"A tree of {size} leaves has no leaf {index}.");
        }

        var proof = new List<MerkleRange>();
        for (var (from, to) = (0L, size); to - from > 1;)
        {
            var middle = from + Split(to - from);
            if (index < middle)
            {
                proof.Add(new MerkleRange(middle, to));
                to = middle;
            }
            else
            {
                proof.Add(new MerkleRange(from, middle));
                from = middle;
            }
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The hashes that prove a tree to be the beginning of another. None are needed from 0, or to itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first is the larger one.</exception>
    public static IReadOnlyList<MerkleRange> Consistency(long first, long second)
    {
        if (first < 0 || first > second)
        {
            throw new ArgumentOutOfRangeException(nameof(first), $"A tree of {first} leaves is no beginning of one of {second}.");
        }

        var proof = new List<MerkleRange>();
        if (first == 0)
        {
            return proof;
        }

        // The old tree's own root is known to whoever asks; below a step to the right it is not.
        var (from, to) = (0L, second);
        while (first < to)
        {
            var middle = from + Split(to - from);
            if (first <= middle)
            {
                proof.Add(new MerkleRange(middle, to));
                to = middle;
            }
            else
            {
                proof.Add(new MerkleRange(from, middle));
                from = middle;
            }
        }

        if (from > 0)
        {
            proof.Add(new MerkleRange(from, to));
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The tiles that these hashes are computed of.</summary>
    public static IReadOnlyCollection<TileId> Tiles(IEnumerable<MerkleRange> ranges) =>
        ranges.SelectMany(range => range.Nodes()).Select(node => node.Tile).ToHashSet();

    /// <summary>Where RFC 6962 splits <paramref name="count"/> leaves, two or more: the largest power of two below it.</summary>
    internal static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
