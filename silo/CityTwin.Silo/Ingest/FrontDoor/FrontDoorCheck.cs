using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Whether devices can connect.</summary>
internal sealed class FrontDoorCheck(FrontDoorHost door) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(door.IsOpen ? HealthCheckResult.Healthy("Open.") : HealthCheckResult.Unhealthy("Closed."));
}
