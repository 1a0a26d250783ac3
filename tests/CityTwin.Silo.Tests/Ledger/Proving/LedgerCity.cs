using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CityTwin.Silo.Tests.Ingest.Log;
using CityTwin.Silo.Tests.Running;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Ledger.Proving;

/// <summary>A city of its own whose heads are signed soon; its storage can be put back to an older copy.</summary>
public sealed class LedgerCity : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    internal SiloCluster Silos { get; } = new();

    internal InProcessTestCluster Cluster => _cluster!;

    /// <summary>A district that no other test has.</summary>
    internal LedgerDistrict District(int number) => new(this, TestCity.StreetOf(number).District);

    public async ValueTask InitializeAsync() => await StartAgain();

    /// <param name="disk">The silo's disk; a fresh one otherwise.</param>
    internal async Task StartAgain(FaultyFolder? disk = null) => _cluster = await Silos.Start(
        silos: 1, disk, new Dictionary<string, string?>
        {
            ["Ledger:FollowEvery"] = "00:00:00.100",
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

        var blob = container.GetAppendBlobClient(name);
        await blob.CreateAsync();
        using var body = new MemoryStream(bytes);
        await blob.AppendBlockAsync(body);
    }

    private async Task<IReadOnlyList<BlobContainerClient>> Containers()
    {
        var containers = await Silos.Containers();
        return [containers.Ledger, containers.Snapshots, containers.State];
    }
}
