using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Hosting;

/// <summary>Whether this silo is an active member. It asks no grain: a slow grain is no reason to restart a silo.</summary>
internal sealed class ClusterCheck(ISiloStatusOracle silos) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(silos.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy("Active.")
            : HealthCheckResult.Unhealthy($"{silos.CurrentStatus}."));
}
