using Microsoft.Extensions.Options;

namespace CityTwin.Storage;

/// <summary>Creates the containers before the silo takes its first call.</summary>
internal sealed class StorageStart(BlobContainers containers, IOptions<StorageOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.StartTimeout);
        try
        {
            await containers.Create(limit.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"Storage at {containers.State.Uri.Authority} does not answer (Storage:ConnectionString): {e.Message}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
