using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.WorkOrders;

/// <summary>Whether every alert that should be an order on this silo is one. The others go on being taken when it is not so.</summary>
internal sealed class IntakeCheck(IntakeTroubles troubles) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = troubles.Now.OrderBy(one => one.Key)
            .Select(one => $"{one.Key}: {one.Value} alerts could not be made orders and are tried again.").ToArray();
        return Task.FromResult(now.Length == 0
            ? HealthCheckResult.Healthy("Every alert that should be an order is one.")
            : HealthCheckResult.Degraded(string.Join(' ', now)));
    }
}
