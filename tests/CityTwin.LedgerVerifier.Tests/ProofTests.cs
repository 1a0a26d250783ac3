using CityTwin.Ledger;
using CsCheck;

namespace CityTwin.LedgerVerifier;

/// <summary>Proofs made by the ledger, checked by the other code.</summary>
public class ProofTests
{
    private const int Exhaustive = 300;

    private static readonly MerkleTree Tree = new();
    private static readonly Dictionary<TileId, MerkleTile> Finished = Grow();

    [Fact]
    public void Every_proof_of_inclusion_holds_and_no_other_leaf_passes_by_it()
    {
        for (var size = 1; size <= Exhaustive; size++)
        {
            var root = RootAt(size);
            for (var index = 0; index < size; index++)
            {
                var proof = Hashes(MerkleProofs.Inclusion(index, size));
                Proof.Includes(index, size, Leaf(index), proof, root).ShouldBeTrue($"{index} of {size}");
                Proof.Includes(index, size, Leaf(index + 1), proof, root).ShouldBeFalse($"{index} of {size}");
            }
        }
    }

    [Fact]
    public void Every_proof_of_consistency_holds_and_no_other_size_passes_by_it()
    {
        for (var second = 1; second <= Exhaustive; second++)
        {
            var root = RootAt(second);
            for (var first = 0; first <= second; first++)
            {
                var proof = Hashes(MerkleProofs.Consistency(first, second));
                Proof.IsConsistent(first, RootAt(first), second, root, proof).ShouldBeTrue($"{first} of {second}");
                Proof.IsConsistent(first + 1, RootAt(first), second, root, proof).ShouldBeFalse($"{first + 1} of {second}");
            }
        }
    }

    [Fact]
    public void Random_proofs_prove_nothing() =>
        Gen.Select(Gen.Long[-2, 400], Gen.Long[-2, 400], Gen.Byte.Array[0, 40].Array[0, 12]).Sample((first, second, proof) =>
        {
            Proof.Includes(first, second, Leaf(3), proof, Leaf(4)).ShouldBeFalse();
            Proof.IsConsistent(first, Leaf(3), second, Leaf(4), proof).ShouldBe(false);
        });

    [Fact]
    public void Proofs_at_the_largest_sizes_end()
    {
        Proof.Includes(long.MaxValue - 1, long.MaxValue, Leaf(1), [Leaf(2)], Leaf(3)).ShouldBeFalse();
        Proof.IsConsistent(long.MaxValue - 1, Leaf(1), long.MaxValue, Leaf(2), [Leaf(3)]).ShouldBeFalse();
    }

    private static Dictionary<TileId, MerkleTile> Grow()
    {
        var finished = new Dictionary<TileId, MerkleTile>();
        for (var i = 0; i <= Exhaustive; i++)
        {
            foreach (var (id, tile) in Tree.Append(Leaf(i)))
            {
                finished.Add(id, tile);
            }
        }

        return finished;
    }

    private static byte[] Leaf(int index) => MerkleHash.Leaf(BitConverter.GetBytes(index));

    private static MerkleTile Tile(TileId id) => Tree.Unfinished(id) ?? Finished[id];

    private static byte[] RootAt(int size) => new MerkleRange(0, size).Hash(Tile);

    private static byte[][] Hashes(IReadOnlyList<MerkleRange> proof) => [.. proof.Select(range => range.Hash(Tile))];
}
