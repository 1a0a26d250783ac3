using System.Text;
using Azure.Storage.Blobs;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.LedgerVerifier;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Ingest.Log;
using CityTwin.Silo.Tests.Running;
using CityTwin.Storage;
using Orleans.TestingHost;
using Verified = CityTwin.LedgerVerifier;

namespace CityTwin.Silo.Tests.Ledger.Proving;

/// <summary>A city of its own whose heads are signed soon; its storage can be put back to an older copy.</summary>
internal sealed class LedgerCity : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    public static readonly DivisionCode District = TestCity.StreetOf(1).District;

    private InProcessTestCluster? _cluster;

    public SiloCluster Silos { get; } = new();

    public InProcessTestCluster Cluster => _cluster!;

    public IDistrictLogGrain Log => Cluster.Client.GetGrain<IDistrictLogGrain>(District.Value);

    public ILedgerGrain Ledger => Cluster.Client.GetGrain<ILedgerGrain>(District.Value);

    public static async Task<LedgerCity> Start()
    {
        var city = new LedgerCity();
        await city.StartAgain();
        return city;
    }

    /// <param name="disk">The silo's disk; a fresh one otherwise.</param>
    public async Task StartAgain(FaultyFolder? disk = null) => _cluster = await Silos.Start(
        silos: 1, disk, new Dictionary<string, string?>
        {
            ["Ledger:HeadEvery"] = "00:00:00.100",
            ["Ledger:SignAfter"] = "00:00:00.100",
            ["Ledger:WitnessAgainAfter"] = "00:00:00.300",
            ["Ledger:SettleFor"] = "00:00:00.400",
            ["Ledger:MaxEntriesPerRead"] = "100",
            ["Ledger:WitnessWithin"] = "00:00:20",
        });

    public async Task Stop()
    {
        await Cluster.DisposeAsync();
        _cluster = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await Silos.DisposeAsync();
    }

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
            District.Value, [.. heads.Heads.Select(ToVerifier)], [.. (await Ledger.Witnessed()).Select(ToVerifier)]);
        var keys = (await Ledger.Keys()).Select(key => new PublicKey(key.Owner.Value, key.PublicKey));
        var bytes = log.ToArray();
        return Export.Check("city", KeysFile.Write(keys), file.Write(), new MemoryStream(change?.Invoke(bytes) ?? bytes), minWitnesses: 3);
    }

    /// <summary>A copy of all that storage has.</summary>
    public async Task<IReadOnlyDictionary<(string Container, string Name), byte[]>> Copy()
    {
        var copy = new Dictionary<(string, string), byte[]>();
        foreach (var container in await Containers())
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                var found = await container.GetBlobClient(blob.Name).DownloadContentAsync();
                copy[(container.Name, blob.Name)] = found.Value.Content.ToArray();
            }
        }

        return copy;
    }

    /// <summary>Puts storage back to a copy. The log's blobs are append blobs, which nobody has to tell them from others.</summary>
    public async Task PutBack(IReadOnlyDictionary<(string Container, string Name), byte[]> copy)
    {
        foreach (var container in await Containers())
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                await container.DeleteBlobAsync(blob.Name);
            }

            foreach (var ((_, name), bytes) in copy.Where(one => one.Key.Container == container.Name))
            {
                await Put(container, name, bytes);
            }
        }
    }

    private static async Task Put(BlobContainerClient container, string name, byte[] bytes)
    {
        if (container.Name != "ledger" || name.StartsWith("tree/", StringComparison.Ordinal) || name.StartsWith("keys/", StringComparison.Ordinal))
        {
            await container.GetBlobClient(name).UploadAsync(new BinaryData(bytes));
            return;
        }

        var blob = Azure.Storage.Blobs.Specialized.SpecializedBlobExtensions.GetAppendBlobClient(container, name);
        await blob.CreateAsync();
        using var body = new MemoryStream(bytes);
        await blob.AppendBlockAsync(body);
    }

    private async Task<IReadOnlyList<BlobContainerClient>> Containers()
    {
        var containers = await Silos.Containers();
        return [containers.Ledger, containers.Snapshots, containers.State];
    }

    private static Verified.Head ToVerifier(SignedHead head) => new(
        head.Head.District.Value, head.Head.Size, head.Head.Root, head.Head.TimeMs, head.KeyId, head.Signature,
        [.. head.CoSignatures.Select(by => new Verified.CoSignature(by.Witness.Value, by.TimeMs, by.KeyId, by.Signature))]);

    private static LoggedEvent Entry(string name)
    {
        var cell = DivisionCode.Parse($"{District}001001001");
        var id = AlertId.Create(cell, name);
        var view = new AlertView(
            id, 1, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, 1, null, null, null, null,
            new AlertEvidence("levelM", 1, 0, 1), 1);
        return new LoggedEvent(
            new LogEntry(District, 0, $"{id}#1", "alert.raised", id.Value, 1, 1, Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}""")), view);
    }
}
