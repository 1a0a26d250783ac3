using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.LedgerVerifier;

/// <summary>A district's log and heads, written and signed by the ledger's own code.</summary>
internal sealed class SignedLog
{
    public const string District = "500103";

    private readonly List<Head> _heads = [];
    private readonly List<Head> _witnessed = [];
    private readonly Dictionary<string, ECDsa> _keys = [];
    private long _nowMs = 1_760_000_000_000;

    public SignedLog(params string[] owners)
    {
        foreach (var owner in owners.Length == 0 ? [District, "500105", "50"] : owners)
        {
            _keys[owner] = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        }
    }

    public List<byte[]> Lines { get; } = [];

    public IReadOnlyList<Head> IssuedHeads => _heads;

    public byte[] Keys => KeysFile.Write(_keys.Select(key => Published(key.Key)));

    public byte[] Heads => new HeadsFile(District, _heads, _witnessed).Write();

    public byte[] Log => [.. Lines.SelectMany(line => line.Append((byte)'\n'))];

    /// <summary>As a city has them: alerts of a few events each, a head for every few, co-signed by two.</summary>
    public static SignedLog Usual(int lines, int linesPerHead = 5)
    {
        var log = new SignedLog();
        for (var i = 1; i <= lines; i++)
        {
            log.Add($"alert:500103001001007:{i % 4:D4}", ((i - 1) / 4) + 1);
            if (i % linesPerHead == 0 || i == lines)
            {
                log.Sign("500105", "50");
            }
        }

        log.See("50");
        return log;
    }

    public void Add(string entity, int version) => Lines.Add(CityTwin.Ledger.LogLine.Of(new LogEntry(
        DivisionCode.Parse(District), Lines.Count + 1, string.Create(CultureInfo.InvariantCulture, $"{entity}#{version}"),
        "alert.raised", entity, _nowMs, _nowMs + 7, Encoding.UTF8.GetBytes($$"""{"note":"水位","version":{{version}}}"""))));

    public void Sign(params string[] witnesses) => _heads.Add(Signed(Lines.Count, witnesses));

    /// <summary>A witness keeps the last head there is.</summary>
    public void See(string witness) => _witnessed.Add(CoSigned(_heads[^1] with { Witnesses = [] }, witness));

    public void KeepHeads(int count) => _heads.RemoveRange(count, _heads.Count - count);

    public void ReplaceHead(int at, Func<Head, Head> change) => _heads[at] = change(_heads[at]);

    public void SwapHeads(int at) => (_heads[at], _heads[at + 1]) = (_heads[at + 1], _heads[at]);

    /// <summary>Another key takes the owner's place, and signs all its heads anew.</summary>
    public void SignAnew(string owner)
    {
        _keys[owner] = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        for (var i = 0; i < _heads.Count; i++)
        {
            _heads[i] = Signed((int)_heads[i].Size, [.. _heads[i].Witnesses.Select(by => by.Witness)]);
        }
    }

    public Verdict Check(byte[]? keys = null, byte[]? heads = null, byte[]? log = null, int minWitnesses = 1) =>
        Export.Check("export", keys ?? Keys, heads ?? Heads, new MemoryStream(log ?? Log), minWitnesses);

    public void Save(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, District));
        File.WriteAllBytes(Path.Combine(folder, "keys.json"), Keys);
        File.WriteAllBytes(Path.Combine(folder, District, "log.jsonl"), Log);
        File.WriteAllBytes(Path.Combine(folder, District, "heads.json"), Heads);
    }

    private Head Signed(int size, string[] witnesses)
    {
        var tree = new MerkleTree();
        foreach (var line in Lines.Take(size))
        {
            tree.Append(MerkleHash.Leaf(line));
        }

        var head = new Head(District, size, tree.Root(), ++_nowMs, Published(District).Id, [], []);
        head = head with { Signature = Signature(District, HeadText.Of(TreeHeadOf(head))) };
        return witnesses.Aggregate(head, CoSigned);
    }

    private Head CoSigned(Head head, string witness)
    {
        var text = HeadText.Of(TreeHeadOf(head), DivisionCode.Parse(witness), ++_nowMs);
        return head with
        {
            Witnesses = [.. head.Witnesses, new CoSignature(witness, _nowMs, Published(witness).Id, Signature(witness, text))],
        };
    }

    private byte[] Signature(string owner, byte[] text) =>
        _keys[owner].SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private PublicKey Published(string owner) => new(owner, _keys[owner].ExportSubjectPublicKeyInfo());

    private static TreeHead TreeHeadOf(Head head) => new(DivisionCode.Parse(head.District), head.Size, head.Root, head.TimeMs);
}
