namespace CityTwin.Ledger;

/// <summary>Checks proofs as the definitions of RFC 6962 §2.1.1 and §2.1.2 read. A witness does, before it signs.</summary>
public static class MerkleCheck
{
    /// <summary>Whether the leaf is in the tree that has this size and root.</summary>
    /// <param name="index">From 0.</param>
    public static bool Includes(
        long index, long size, ReadOnlySpan<byte> leafHash, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (index < 0 || index >= size || !AreHashes(proof) || MerkleProofs.Inclusion(index, size).Count != proof.Count)
        {
            return false;
        }

        var left = new Queue<byte[]>(proof);
        return Root(index, size, leafHash.ToArray(), left).AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the first tree is the beginning of the second. Of the same size they must be the same.</summary>
    public static bool IsConsistent(
        long firstSize, ReadOnlySpan<byte> firstRoot, long secondSize, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (firstSize < 0 || firstSize > secondSize || !AreHashes(proof)
            || MerkleProofs.Consistency(firstSize, secondSize).Count != proof.Count)
        {
            return false;
        }

        if (firstSize == 0)
        {
            return firstRoot.SequenceEqual(MerkleHash.Empty())
                && (secondSize > 0 || secondRoot.SequenceEqual(firstRoot));
        }

        var (first, second) = Roots(firstSize, secondSize, firstRoot.ToArray(), new Queue<byte[]>(proof));
        return first.AsSpan().SequenceEqual(firstRoot) && second.AsSpan().SequenceEqual(secondRoot);
    }

    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.All(hash => hash is { Length: MerkleHash.Bytes });

    private static byte[] Root(long index, long size, byte[] leaf, Queue<byte[]> proof)
    {
        if (size == 1)
        {
            return leaf;
        }

        var split = MerkleProofs.Split(size);
        if (index < split)
        {
            var left = Root(index, split, leaf, proof);
            return MerkleHash.Node(left, proof.Dequeue());
        }

        var right = Root(index - split, size - split, leaf, proof);
        return MerkleHash.Node(proof.Dequeue(), right);
    }

    /// <summary>Both roots as the proof has them.</summary>
    /// <param name="known">The first tree's root as long as the first is a subtree of the second; null once it is not.</param>
    private static (byte[] First, byte[] Second) Roots(long first, long second, byte[]? known, Queue<byte[]> proof)
    {
        if (first == second)
        {
            var whole = known ?? proof.Dequeue();
            return (whole, whole);
        }

        var split = MerkleProofs.Split(second);
        if (first <= split)
        {
            var (inFirst, inSecond) = Roots(first, split, known, proof);
            return (inFirst, MerkleHash.Node(inSecond, proof.Dequeue()));
        }

        var (firstRight, secondRight) = Roots(first - split, second - split, null, proof);
        var left = proof.Dequeue();
        return (MerkleHash.Node(left, firstRight), MerkleHash.Node(left, secondRight));
    }
}
