using Azure.Core;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace CityTwin.Storage;

/// <summary>The containers everything durable lives in.</summary>
internal sealed class BlobContainers
{
    /// <summary>
    /// The newest version of the service that Azurite 3.37 knows too. Left alone the client asks for its own newest,
    /// which Azurite answers with 400.
    /// </summary>
    private const BlobClientOptions.ServiceVersion Version = BlobClientOptions.ServiceVersion.V2025_11_05;

    public BlobContainers(IOptions<StorageOptions> options)
    {
        var settings = options.Value;
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            throw new InvalidOperationException("Storage:ConnectionString is missing: it says where state is kept.");
        }

        var service = new BlobServiceClient(settings.ConnectionString, new BlobClientOptions(Version)
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = settings.MaxRetries,
                Delay = settings.RetryDelay,
                MaxDelay = settings.MaxRetryDelay,
                NetworkTimeout = settings.AttemptTimeout,
            },
        });
        State = service.GetBlobContainerClient("state");
        Snapshots = service.GetBlobContainerClient("snapshots");
        Telemetry = service.GetBlobContainerClient("telemetry");
        Ledger = service.GetBlobContainerClient("ledger");
    }

    /// <summary>Grain state, <c>{stateName}/{grainKey}</c>.</summary>
    public BlobContainerClient State { get; }

    /// <summary>Cells' sensors, <c>cell/{code}</c>.</summary>
    public BlobContainerClient Snapshots { get; }

    /// <summary>Shipped segments of the silos' write-ahead logs.</summary>
    public BlobContainerClient Telemetry { get; }

    /// <summary>The districts' logs, <c>{district}/{first sequence}</c>.</summary>
    public BlobContainerClient Ledger { get; }

    public async Task Create(CancellationToken cancellationToken)
    {
        foreach (var container in new[] { State, Snapshots, Telemetry, Ledger })
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
    }
}
