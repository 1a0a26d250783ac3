namespace CityTwin.LedgerVerifier;

/// <summary>One pass over a district's log: its order, its entities' histories, and the roots at the sizes that were signed.</summary>
internal sealed class LogCheck(string where, string district, IReadOnlyList<Head> heads, FaultList faults)
{
    private readonly MerkleRoot _tree = new();
    private readonly Dictionary<string, int> _versions = [];
    private readonly Queue<Head> _heads = new(heads.OrderBy(head => head.Size));
    private long _expected = 1;
    private long _fits;
    private bool _broken;

    public long Lines => _tree.Size;

    public int Entities => _versions.Count;

    /// <summary>Heads whose root the log has.</summary>
    public int Heads { get; private set; }

    public byte[] Root() => _tree.Root();

    public void Run(Stream log)
    {
        CompareHeads();
        if (LogLines.Read(log, Take) is { } why)
        {
            faults.Add(where, why);
        }

        if (_heads.TryPeek(out var beyond))
        {
            faults.Add(where, $"ends at line {Lines}, and the district has signed a head of {beyond.Size} lines: the log was shortened.");
        }
        else if (Lines > _fits && !_broken)
        {
            faults.Add(where, $"lines {_fits + 1} to {Lines} are beyond the last signed head, which is of {_fits} lines: nobody has signed them.");
        }
    }

    private void Take(ReadOnlyMemory<byte> line)
    {
        _tree.Add(line.Span);
        var at = $"{where} line {Lines}";
        if (LogLine.Read(line, out var why) is { } entry)
        {
            Order(entry, at);
            Version(entry, at);
        }
        else
        {
            _expected++;
            faults.Add(at, $"(sequence {Lines} expected) {why}");
        }

        CompareHeads();
    }

    private void Order(LogLine entry, string at)
    {
        if (entry.Sequence != _expected)
        {
            faults.Add(at, $"has sequence {entry.Sequence}; expected {_expected}.");
        }

        if (entry.District != district)
        {
            faults.Add(at, $"(sequence {entry.Sequence}) is of district '{entry.District}'; expected {district}.");
        }

        _expected = entry.Sequence + 1;
    }

    private void Version(LogLine entry, string at)
    {
        var before = _versions.GetValueOrDefault(entry.Entity);
        if (entry.Version != before + 1)
        {
            faults.Add(at, $"(sequence {entry.Sequence}) is event {entry.Version} of {entry.Entity}; expected {before + 1}.");
        }

        _versions[entry.Entity] = entry.Version;
    }

    /// <summary>The heads signed at this size have this root.</summary>
    private void CompareHeads()
    {
        while (_heads.TryPeek(out var head) && head.Size == Lines)
        {
            _heads.Dequeue();
            if (head.Root.AsSpan().SequenceEqual(_tree.Root()))
            {
                Heads++;
                _fits = Lines;
            }
            else if (!_broken)
            {
                _broken = true; // Every later head differs too, and says no more.
                faults.Add(where, $"lines {_fits + 1} to {Lines} are not those that were signed: their root is " +
                    $"{Convert.ToHexStringLower(_tree.Root())}; expected {Convert.ToHexStringLower(head.Root)}, that of the head of {head.Size} lines.");
            }
        }
    }
}
