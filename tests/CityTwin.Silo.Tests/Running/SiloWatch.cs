using Microsoft.Extensions.Hosting;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Tells a cluster's errors when this silo goes down.</summary>
internal sealed class SiloWatch(ClusterErrors errors, IHostApplicationLifetime silo) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        errors.Watch(silo);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
