using Azure.Core;
using Azure.Core.Pipeline;
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

    /// <param name="transport">How requests travel; the client's own way unless told otherwise.</param>
    public BlobContainers(IOptions<StorageOptions> options, HttpPipelineTransport? transport = null)
    {
        var settings = options.Value;
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            throw new InvalidOperationException("Storage:ConnectionString is missing: it says where state is kept.");
        }

        var client = new BlobClientOptions(Version)
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = settings.MaxRetries,
                Delay = settings.RetryDelay,
                MaxDelay = settings.MaxRetryDelay,
                NetworkTimeout = settings.AttemptTimeout,
            },
        };
        if (transport is not null)
        {
            client.Transport = transport;
        }

        var service = new BlobServiceClient(settings.ConnectionString, client);
        State = service.GetBlobContainerClient("state");
        Snapshots = service.GetBlobContainerClient("snapshots");
        Telemetry = service.GetBlobContainerClient("telemetry");
        Ledger = service.GetBlobContainerClient("ledger");
        Dossiers = service.GetBlobContainerClient("dossiers");
        Media = service.GetBlobContainerClient("media");
    }

    /// <summary>Grain state, <c>{stateName}/{grainKey}</c>.</summary>
    public BlobContainerClient State { get; }

    /// <summary>Cells' sensors, <c>cell/{code}</c>.</summary>
    public BlobContainerClient Snapshots { get; }

    /// <summary>Shipped segments of the silos' write-ahead logs.</summary>
    public BlobContainerClient Telemetry { get; }

    /// <summary>The districts' logs, <c>{district}/{first sequence}</c>.</summary>
    public BlobContainerClient Ledger { get; }

    /// <summary>Words and pictures that may be erased, <c>{entity}/{commitment}</c>.</summary>
    public BlobContainerClient Dossiers { get; }

    /// <summary>Pictures and films that units brought, as they sent them.</summary>
    public BlobContainerClient Media { get; }

    public async Task Create(CancellationToken cancellationToken)
    {
        foreach (var container in new[] { State, Snapshots, Telemetry, Ledger, Dossiers, Media })
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
    }
}
