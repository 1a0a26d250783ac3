using System.Text;
using System.Text.Json.Nodes;

namespace CityTwin.LedgerVerifier;

/// <summary>The log that the console's checks are tested with holds here too: the two judge alike.</summary>
public class BrowserVectorTests
{
    private const string District = "500103";

    private static readonly JsonNode Vectors =
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors.json")))!;

    private static readonly byte[][] Lines = [.. Vectors["lines"]!.AsArray().Select(line => Encoding.UTF8.GetBytes(line!.GetValue<string>()))];

    [Fact]
    public void Keys_heads_and_witnesses_hold()
    {
        var keys = new JsonObject { ["keys"] = Vectors["keys"]!.DeepClone() };
        var heads = new JsonObject
        {
            ["district"] = District, ["heads"] = Vectors["heads"]!.DeepClone(), ["witnessed"] = Vectors["witnessed"]!.DeepClone(),
        };
        byte[] log = [.. Lines.SelectMany(line => line.Append((byte)'\n'))];
        Export.Check("vectors", Bytes(keys), Bytes(heads), new MemoryStream(log), minWitnesses: 2).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Each_line_is_proven_to_be_in_the_last_head()
    {
        var inclusions = Vectors["inclusions"]!.AsArray();
        inclusions.Count.ShouldBe(Lines.Length);
        for (var i = 0; i < Lines.Length; i++)
        {
            Proof.Includes(i, Lines.Length, MerkleRoot.LeafHash(Lines[i]), Hashes(inclusions[i]!), RootAt(Lines.Length)).ShouldBeTrue($"line {i + 1}");
        }
    }

    [Fact]
    public void The_older_heads_are_the_beginning_of_the_last()
    {
        foreach (var proof in Vectors["consistencies"]!.AsArray())
        {
            var (first, second) = (proof!["first"]!.GetValue<int>(), proof["second"]!.GetValue<int>());
            Proof.IsConsistent(first, RootAt(first), second, RootAt(second), Hashes(proof["hashes"]!)).ShouldBeTrue($"{first} of {second}");
        }
    }

    private static byte[] RootAt(int size) => Convert.FromHexString(
        Vectors["heads"]!.AsArray().Single(head => head!["size"]!.GetValue<int>() == size)!["root"]!.GetValue<string>());

    private static byte[][] Hashes(JsonNode proof) => [.. proof.AsArray().Select(hash => Convert.FromBase64String(hash!.GetValue<string>()))];

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
