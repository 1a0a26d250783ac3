using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Fleet.Media;

/// <summary>
/// The container <c>media</c>. An object is staged block by block and committed at its end, once and for all; what was staged and not committed
/// the service drops by itself.
/// </summary>
internal sealed class BlobMediaStore : IMediaStore
{
    private const string Container = "media";

    private readonly BlobContainerClient _container;
    private readonly SemaphoreSlim _creating = new(1, 1);
    private bool _isThere;

    public BlobMediaStore(IOptions<MediaOptions> options)
    {
        // The newest version that Azurite 3.37 knows too.
        var client = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05)
        {
            Retry = { Mode = RetryMode.Exponential, MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = TimeSpan.FromSeconds(20) },
        };
        _container = new BlobServiceClient(options.Value.ConnectionString, client).GetBlobContainerClient(Container);
    }

    public IMediaWriter Write(string key) => new Writer(this, _container.GetBlockBlobClient(key));

    public async Task<Stream?> Read(string key, CancellationToken stop)
    {
        try
        {
            return await _container.GetBlobClient(key).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), stop);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    private async Task Create(CancellationToken stop)
    {
        if (_isThere)
        {
            return;
        }

        await _creating.WaitAsync(stop);
        try
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: stop);
            _isThere = true;
        }
        finally
        {
            _creating.Release();
        }
    }

    private sealed class Writer(BlobMediaStore store, BlockBlobClient blob) : IMediaWriter
    {
        private readonly List<string> _blocks = [];

        public async Task Append(ReadOnlyMemory<byte> block, CancellationToken stop)
        {
            await store.Create(stop);
            var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(_blocks.Count.ToString("D6", CultureInfo.InvariantCulture)));
            using var content = new MemoryStream(block.ToArray(), writable: false);
            await blob.StageBlockAsync(id, content, cancellationToken: stop);
            _blocks.Add(id);
        }

        public async Task<bool> Commit(string mediaType, bool isSimulated, string sha256, CancellationToken stop)
        {
            try
            {
                await blob.CommitBlockListAsync(_blocks, new CommitBlockListOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = mediaType },
                    Metadata = new Dictionary<string, string> { ["simulated"] = isSimulated ? "true" : "false" },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                }, stop);
                return true;
            }
            catch (RequestFailedException e) when (e.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
            {
                // Putting the same again is no mistake: the answer to the first time may have been lost.
                await using var there = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), stop);
                return Convert.ToHexStringLower(await SHA256.HashDataAsync(there, stop)) == sha256;
            }
        }
    }
}
