namespace CityTwin.LedgerVerifier;

/// <summary>Proofs as the ledger answers them, checked by the steps of RFC 9162 §2.1.3.2 and §2.1.4.2.</summary>
public static class Proof
{
    private const int HashBytes = 32;

    /// <summary>Whether the line is in the log that has this size and root.</summary>
    /// <param name="index">The line's sequence less one.</param>
    public static bool Includes(long index, long size, byte[] leafHash, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || !AreHashes([.. proof, leafHash, root]))
        {
            return false;
        }

        var (at, last, hash) = (index, size - 1, leafHash);
        foreach (var step in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = MerkleRoot.NodeHash(step, hash);
                SkipToRight(ref at, ref last);
            }
            else
            {
                hash = MerkleRoot.NodeHash(hash, step);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the first log is the beginning of the second.</summary>
    public static bool IsConsistent(long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        if (first < 0 || first > second || !AreHashes([.. proof, firstRoot, secondRoot]))
        {
            return false;
        }

        if (first == 0 || first == second)
        {
            return proof.Count == 0
                && (first > 0 || firstRoot.AsSpan().SequenceEqual(new MerkleRoot().Root()))
                && (first < second || firstRoot.AsSpan().SequenceEqual(secondRoot));
        }

        IReadOnlyList<byte[]> path = (first & (first - 1)) == 0 ? [firstRoot, .. proof] : proof;
        return path.Count > 0 && Climbs(first - 1, second - 1, firstRoot, secondRoot, path);
    }

    private static bool Climbs(long at, long last, byte[] firstRoot, byte[] secondRoot, IReadOnlyList<byte[]> path)
    {
        while ((at & 1) == 1)
        {
            (at, last) = (at >> 1, last >> 1);
        }

        var (first, second) = (path[0], path[0]);
        foreach (var step in path.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                (first, second) = (MerkleRoot.NodeHash(step, first), MerkleRoot.NodeHash(step, second));
                SkipToRight(ref at, ref last);
            }
            else
            {
                second = MerkleRoot.NodeHash(second, step);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && first.AsSpan().SequenceEqual(firstRoot) && second.AsSpan().SequenceEqual(secondRoot);
    }

    private static void SkipToRight(ref long at, ref long last)
    {
        while ((at & 1) == 0 && at != 0)
        {
            (at, last) = (at >> 1, last >> 1);
        }
    }

    private static bool AreHashes(IReadOnlyList<byte[]> hashes) => hashes.All(hash => hash is { Length: HashBytes });
}
