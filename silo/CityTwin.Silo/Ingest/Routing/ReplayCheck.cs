using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Ingest.Routing;

/// <summary>Ready once the readings of an earlier run were handed to their streets.</summary>
internal sealed class ReplayCheck(ReplayGate replay) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            replay.IsOpen ? HealthCheckResult.Healthy()
            : replay.Failure is { } failure ? HealthCheckResult.Unhealthy(failure.Message)
            : HealthCheckResult.Unhealthy("The log is being replayed."));
}
