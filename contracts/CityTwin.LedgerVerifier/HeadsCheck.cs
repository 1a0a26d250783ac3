namespace CityTwin.LedgerVerifier;

/// <summary>The heads by themselves: who has signed them, and whether they can be of one log.</summary>
internal sealed class HeadsCheck(string where, HeadsFile file, KeysFile keys, FaultList faults)
{
    /// <summary>Witnesses' signatures that are good.</summary>
    public int CoSignatures { get; private set; }

    /// <summary>Who has co-signed the last head.</summary>
    public IReadOnlyList<string> LastWitnesses { get; private set; } = [];

    public void Run(int minWitnesses)
    {
        for (var i = 0; i < file.Heads.Count; i++)
        {
            Signed(file.Heads[i], $"{where} head {i + 1}");
            if (i > 0)
            {
                Follows(file.Heads[i - 1], file.Heads[i], $"{where} head {i + 1}");
            }
        }

        if (file.Heads.Count > 0 && LastWitnesses.Count < minWitnesses)
        {
            faults.Add($"{where} head {file.Heads.Count}",
                $"(size {file.Heads[^1].Size}) is co-signed by {LastWitnesses.Count} witnesses; {minWitnesses} are expected.");
        }

        for (var i = 0; i < file.Witnessed.Count; i++)
        {
            Witnessed(file.Witnessed[i], $"{where} witnessed head {i + 1}");
        }
    }

    private void Signed(Head head, string at)
    {
        if (keys.WhyNot(head.District, head.KeyId, head.SignedText(), head.Signature) is { } why)
        {
            faults.Add(at, $"(size {head.Size}) {why}");
        }

        var good = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var by in head.Witnesses)
        {
            if (by.Witness == head.District)
            {
                faults.Add(at, $"(size {head.Size}) {by.Witness} witnesses its own log; a witness is another.");
            }
            else if (keys.WhyNot(by.Witness, by.KeyId, head.SignedText(by), by.Signature) is { } whyNot)
            {
                faults.Add(at, $"(size {head.Size}) witness {by.Witness}: {whyNot}");
            }
            else if (good.Add(by.Witness))
            {
                CoSignatures++;
            }
        }

        LastWitnesses = [.. good];
    }

    private void Follows(Head before, Head head, string at)
    {
        if (head.Size < before.Size || head.TimeMs < before.TimeMs)
        {
            faults.Add(at, $"has size {head.Size} at {head.TimeMs} ms; expected at least {before.Size} at {before.TimeMs} ms, those of the head before.");
        }
        else if (head.Size == before.Size && !head.Root.AsSpan().SequenceEqual(before.Root))
        {
            faults.Add(at, $"is of size {head.Size} as the head before, and its root is another: the log was forked.");
        }
    }

    /// <summary>A witness's own last head. Its root is compared with the log's, as that of every head.</summary>
    private void Witnessed(Head head, string at)
    {
        var last = LastWitnesses;
        Signed(head, at);
        if (LastWitnesses.Count == 0)
        {
            faults.Add(at, $"(size {head.Size}) is not co-signed by any witness.");
        }

        LastWitnesses = last;
        var end = file.Heads.Count == 0 ? 0 : file.Heads[^1].Size;
        if (head.Size > end)
        {
            faults.Add(at, $"witness {string.Join(", ", head.Witnesses.Select(by => by.Witness))} has seen {head.Size} lines signed, and the " +
                $"export's last head has {end}: the log was put back to an older copy.");
        }
    }
}
