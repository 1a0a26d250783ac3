using System.Text;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.LedgerVerifier;
using CityTwin.Sensing;
using Verified = CityTwin.LedgerVerifier;

namespace CityTwin.Silo.Tests.Ledger.Proving;

/// <summary>One district's log and ledger in a running city.</summary>
internal sealed class LedgerDistrict(LedgerCity city, DivisionCode code)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public DivisionCode Code => code;

    public IDistrictLogGrain Log => city.Cluster.Client.GetGrain<IDistrictLogGrain>(code.Value);

    public ILedgerGrain Ledger => city.Cluster.Client.GetGrain<ILedgerGrain>(code.Value);

    /// <summary>Raises alerts, one event each.</summary>
    public async Task Raise(string name, int count)
    {
        await Log.Append([.. Enumerable.Range(1, count).Select(i => Entry($"{name}{i}"))]);
        await Log.Stored(await Log.Head()).WaitAsync(Patience);
    }

    /// <summary>Waits for a head of a size.</summary>
    public async Task<SignedHead> HeadOf(long size, Func<SignedHead, bool>? isIt = null)
    {
        var status = await Until(now => now.Head is { } head && head.Head.Size >= size && (isIt?.Invoke(head) ?? true));
        return status.Head!;
    }

    public async Task<LedgerStatus> Until(Func<LedgerStatus, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var status = await Ledger.Status();
            if (holds(status))
            {
                return status;
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>What an auditor takes along, checked by the code that needs nothing else.</summary>
    public async Task<Verdict> Verify(Func<byte[], byte[]>? change = null)
    {
        var heads = await Ledger.Heads(0, 1_000);
        var size = heads.Heads.Count == 0 ? 0 : heads.Heads[^1].Head.Size;
        var log = new MemoryStream();
        for (long sequence = 0; sequence < size;)
        {
            var page = await Ledger.Export(sequence, (int)Math.Min(size - sequence, 1_000));
            page.Lines.ShouldNotBeEmpty();
            page.Lines.ToList().ForEach(line => log.Write([.. line, (byte)'\n']));
            sequence += page.Lines.Count;
        }

        var file = new HeadsFile(
            code.Value, [.. heads.Heads.Select(ToVerifier)], [.. (await Ledger.Witnessed()).Select(ToVerifier)]);
        var keys = (await Ledger.Keys()).Select(key => new PublicKey(key.Owner.Value, key.PublicKey));
        var bytes = log.ToArray();
        return Export.Check("city", KeysFile.Write(keys), file.Write(), new MemoryStream(change?.Invoke(bytes) ?? bytes), minWitnesses: 3);
    }

    private static Verified.Head ToVerifier(SignedHead head) => new(
        head.Head.District.Value, head.Head.Size, head.Head.Root, head.Head.TimeMs, head.KeyId, head.Signature,
        [.. head.CoSignatures.Select(by => new Verified.CoSignature(by.Witness.Value, by.TimeMs, by.KeyId, by.Signature))]);

    private LoggedEvent Entry(string name)
    {
        var cell = DivisionCode.Parse($"{code}001001001");
        var id = AlertId.Create(cell, name);
        var view = new AlertView(
            id, 1, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, 1, null, null, null, null,
            new AlertEvidence("levelM", 1, 0, 1), 1);
        return new LoggedEvent(
            new LogEntry(code, 0, $"{id}#1", "alert.raised", id.Value, 1, 1, Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}""")), view);
    }
}
