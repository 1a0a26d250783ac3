using CsCheck;

namespace CityTwin.Ledger;

public class MerkleTreeTests
{
    private const int Exhaustive = 300;

    private static readonly Trees Known = Trees.Of(Exhaustive);

    [Fact]
    public void The_root_is_the_definitions_at_every_size()
    {
        var growing = new Trees();
        for (var size = 0; size <= Exhaustive; size++)
        {
            var definition = Trees.Definition(Known.Leaves.ToArray().AsSpan(0, size));
            growing.Tree.Root().ShouldBe(definition);
            Known.RootAt(size).ShouldBe(definition);
            growing.Append(BitConverter.GetBytes(size));
        }
    }

    [Fact]
    public void Every_leaf_is_proven_to_be_in_every_tree_that_has_it()
    {
        for (var size = 1; size <= Exhaustive; size++)
        {
            var root = Known.RootAt(size);
            for (var index = 0; index < size; index++)
            {
                var proof = Known.Inclusion(index, size);
                MerkleCheck.Includes(index, size, Known.Leaves[index], proof, root).ShouldBeTrue($"{index} of {size}");
            }
        }
    }

    [Fact]
    public void Every_tree_is_proven_to_be_the_beginning_of_every_later_one()
    {
        for (var second = 0; second <= Exhaustive; second++)
        {
            var root = Known.RootAt(second);
            for (var first = 0; first <= second; first++)
            {
                var proof = Known.Consistency(first, second);
                MerkleCheck.IsConsistent(first, Known.RootAt(first), second, root, proof).ShouldBeTrue($"{first} of {second}");
            }
        }
    }

    [Fact]
    public void A_proof_of_inclusion_proves_no_other_leaf_place_size_or_root() =>
        Gen.Select(Gen.Int[1, 130], Gen.Int[0, 1_000_000], Gen.Int[0, 255], Gen.Int[0, 7]).Sample((size, pick, at, bit) =>
        {
            var index = pick % size;
            var proof = Known.Inclusion(index, size);
            var (leaf, root) = (Known.Leaves[index], Known.RootAt(size));

            MerkleCheck.Includes(index, size, Flip(leaf, at, bit), proof, root).ShouldBeFalse();
            MerkleCheck.Includes(index, size, leaf, proof, Flip(root, at, bit)).ShouldBeFalse();
            MerkleCheck.Includes(index, size, leaf, [.. proof, leaf], root).ShouldBeFalse();
            MerkleCheck.Includes(size, size, leaf, proof, root).ShouldBeFalse();
            MerkleCheck.Includes(-1, size, leaf, proof, root).ShouldBeFalse();
            if (size > 1)
            {
                var broken = proof.ToArray();
                broken[at % broken.Length] = Flip(broken[at % broken.Length], pick, bit);
                MerkleCheck.Includes(index, size, leaf, broken, root).ShouldBeFalse();
                MerkleCheck.Includes(index, size, leaf, proof[1..], root).ShouldBeFalse();
                MerkleCheck.Includes((index + 1) % size, size, leaf, proof, root).ShouldBeFalse();
            }
        });

    [Fact]
    public void A_proof_of_consistency_proves_no_other_tree() =>
        Gen.Select(Gen.Int[1, 299], Gen.Int[0, 1_000_000], Gen.Int[0, 255], Gen.Int[0, 7]).Sample((first, pick, at, bit) =>
        {
            var second = first + 1 + (pick % (Exhaustive - first));
            var proof = Known.Consistency(first, second);
            var (old, now) = (Known.RootAt(first), Known.RootAt(second));

            MerkleCheck.IsConsistent(first, Flip(old, at, bit), second, now, proof).ShouldBeFalse();
            MerkleCheck.IsConsistent(first, old, second, Flip(now, at, bit), proof).ShouldBeFalse();
            MerkleCheck.IsConsistent(first, old, second, now, [.. proof, old]).ShouldBeFalse();
            MerkleCheck.IsConsistent(first, old, second, now, proof[1..]).ShouldBeFalse();
            MerkleCheck.IsConsistent(second, now, first, old, proof).ShouldBeFalse();
            var broken = proof.ToArray();
            broken[at % broken.Length] = Flip(broken[at % broken.Length], pick, bit);
            MerkleCheck.IsConsistent(first, old, second, now, broken).ShouldBeFalse();
        });

    [Fact]
    public void A_proof_whose_hashes_are_too_short_or_absent_proves_nothing()
    {
        MerkleCheck.Includes(0, 2, Known.Leaves[0], [[1, 2, 3]], Known.RootAt(2)).ShouldBeFalse();
        MerkleCheck.IsConsistent(1, Known.RootAt(1), 2, Known.RootAt(2), [null!]).ShouldBeFalse();
    }

    [Fact]
    public void A_tree_restored_from_its_edge_goes_on_as_if_it_had_never_stopped() =>
        Gen.Select(Gen.Int[0, 70_000], Gen.Int[1, 600]).Sample(
            (before, after) =>
            {
                var tree = new MerkleTree();
                var leaf = MerkleHash.Leaf([7]);
                for (var i = 0; i < before; i++)
                {
                    tree.Append(leaf);
                }

                var restored = MerkleTree.Restore(tree.Size, [.. tree.Edge.Select(tile => MerkleTile.Of(tile.Bytes.Span))]);
                for (var i = 0; i < after; i++)
                {
                    tree.Append(leaf).Select(one => one.Id).ShouldBe(restored.Append(leaf).Select(one => one.Id));
                }

                restored.Root().ShouldBe(tree.Root());
            },
            iter: 20);

    [Fact]
    public void A_tree_of_three_levels_of_tiles_proves_its_leaves()
    {
        var trees = Trees.Of(66_000);
        var root = trees.Tree.Root();
        root.ShouldBe(Trees.Definition(trees.Leaves.ToArray()));
        foreach (var index in new[] { 0, 255, 256, 65_535, 65_536, 65_999 })
        {
            MerkleCheck.Includes(index, 66_000, trees.Leaves[index], trees.Inclusion(index, 66_000), root).ShouldBeTrue();
        }

        foreach (var first in new[] { 1, 256, 65_536, 65_537, 65_792 })
        {
            MerkleCheck.IsConsistent(first, trees.RootAt(first), 66_000, root, trees.Consistency(first, 66_000)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_proof_needs_at_most_two_tiles_a_level_however_large_the_tree()
    {
        const long Million = 1_000_003;
        for (var index = 0L; index < Million; index += 997)
        {
            MerkleProofs.Tiles(MerkleProofs.Inclusion(index, Million)).Count.ShouldBeLessThanOrEqualTo(6);
            MerkleProofs.Tiles(MerkleProofs.Consistency(index, Million)).Count.ShouldBeLessThanOrEqualTo(6);
        }
    }

    [Fact]
    public void An_edge_that_is_not_of_its_size_is_refused()
    {
        var tree = Trees.Of(300).Tree;
        Should.Throw<InvalidDataException>(() => MerkleTree.Restore(301, tree.Edge)).Message
            .ShouldBe("The edge of a tree of 301 leaves has 45 hashes at level 0, and here it has 44.");
        Should.Throw<InvalidDataException>(() => MerkleTree.Restore(300, tree.Edge.Take(1)));
        Should.Throw<InvalidDataException>(() => MerkleTile.Of(new byte[33]));
    }

    [Fact]
    public void No_proof_is_made_of_what_the_tree_does_not_have()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleProofs.Inclusion(5, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleProofs.Inclusion(-1, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleProofs.Consistency(6, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTile.Of(new byte[64]).Node(1, 1));
    }

    private static byte[] Flip(byte[] hash, int at, int bit)
    {
        var flipped = hash.ToArray();
        flipped[at % flipped.Length] ^= (byte)(1 << bit);
        return flipped;
    }
}
