using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CityTwin.Cli.Ledger;
using CityTwin.LedgerVerifier;

namespace CityTwin.Cli.Tests.Ledger;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("citytwin-verify-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_export_that_is_proven_ends_with_zero_and_one_that_is_not_with_one()
    {
        var log = Write();

        Verify().ShouldBe(0);
        Verify(witnesses: 1).ShouldBe(1);
        Verify(0, "--keys", Path.Combine(_folder.FullName, "nowhere.json")).ShouldBe(1);

        var bytes = File.ReadAllBytes(log);
        bytes[20] ^= 1;
        File.WriteAllBytes(log, bytes);
        Verify().ShouldBe(1);
    }

    [Fact]
    public void A_verdict_is_told_in_full()
    {
        Write();
        Told().ShouldBe(
            """
            500103: proven; 1 entries of 1 histories, 1 signed heads, 0 signatures of witnesses; the last head is witnessed by nobody.
              root {root}
            PROVEN, if the keys in keys.json are the city's: compare their ids with those you have from elsewhere, or give --keys.

            """.Replace("{root}", Root(), StringComparison.Ordinal));

        File.AppendAllText(Path.Combine(_folder.FullName, "500103", "log.jsonl"), "{}\n");
        Told().ShouldContain("500103: 2 found wrong in 2 entries\n  log.jsonl line 2: (sequence 2 expected) its members are not ");
        Told().ShouldEndWith("NOT PROVEN: this is not, or not all of, what was signed and witnessed.\n");
    }

    private static byte[] Line { get; } = Encoding.UTF8.GetBytes(
        """{"district":"500103","entity":"alert:1","eventId":"alert:1#1","occurredAtMs":1,"payload":{},"recordedAtMs":2,"sequence":1,"type":"alert.raised"}""");

    private int Verify(int witnesses = 0, params string[] more) => VerifyCommand.Create()
        .Parse([_folder.FullName, "--witnesses", witnesses.ToString(CultureInfo.InvariantCulture), .. more]).Invoke();

    private string Told()
    {
        using var output = new StringWriter { NewLine = "\n" };
        VerdictText.Write(Export.Check(_folder.FullName, new ExportOptions { MinWitnesses = 0 }), null, output);
        return output.ToString();
    }

    private static string Root() => Convert.ToHexStringLower(MerkleRoot.LeafHash(Line));

    /// <summary>An export of one entry.</summary>
    /// <returns>The log's file.</returns>
    private string Write()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var known = new PublicKey("500103", key.ExportSubjectPublicKeyInfo());
        var head = new Head("500103", 1, MerkleRoot.LeafHash(Line), 3, known.Id, [], []);
        var signature = key.SignData(head.SignedText(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        var own = _folder.CreateSubdirectory("500103").FullName;
        File.WriteAllBytes(Path.Combine(_folder.FullName, "keys.json"), KeysFile.Write([known]));
        File.WriteAllBytes(Path.Combine(own, "heads.json"), new HeadsFile("500103", [head with { Signature = signature }], []).Write());
        var log = Path.Combine(own, "log.jsonl");
        File.WriteAllBytes(log, [.. Line, (byte)'\n']);
        return log;
    }
}
