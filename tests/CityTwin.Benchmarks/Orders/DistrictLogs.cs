using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace CityTwin.Benchmarks.Orders;

/// <summary>What the districts' logs are in storage: how many appends and how many bytes.</summary>
internal sealed record DistrictLogs(long Appends, long Bytes)
{
    public static async Task<DistrictLogs> Read(BlobContainerClient ledger)
    {
        var (appends, bytes) = (0L, 0L);
        await foreach (var blob in ledger.GetBlobsAsync())
        {
            var properties = (await ledger.GetAppendBlobClient(blob.Name).GetPropertiesAsync()).Value;
            appends += properties.BlobCommittedBlockCount;
            bytes += properties.ContentLength;
        }

        return new DistrictLogs(appends, bytes);
    }

    public static DistrictLogs operator -(DistrictLogs after, DistrictLogs before) =>
        new(after.Appends - before.Appends, after.Bytes - before.Bytes);
}
