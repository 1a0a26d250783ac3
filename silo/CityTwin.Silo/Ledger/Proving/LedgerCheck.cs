using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Ledger.Proving;

/// <summary>
/// Whether the logs on this silo are what was signed and witnessed of them. The city goes on when they are not: to restart
/// the silo would not mend it, and alerts are still to be raised.
/// </summary>
internal sealed class LedgerCheck(LedgerTroubles troubles) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = troubles.Now.OrderBy(one => one.Key).Select(one => $"{one.Key}: {one.Value}").ToArray();
        return Task.FromResult(now.Length == 0
            ? HealthCheckResult.Healthy("Proven.")
            : HealthCheckResult.Degraded(string.Join(' ', now)));
    }
}
