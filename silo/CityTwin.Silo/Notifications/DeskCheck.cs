using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Notifications;

/// <summary>Whether the desks on this silo can do all of their work. The rest of it goes on when they cannot.</summary>
internal sealed class DeskCheck(DeskTroubles troubles) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = troubles.Now.OrderBy(one => one.Key)
            .Select(one => $"{one.Key}: {one.Value} rosters or parts of its desk's work fail and are tried again.").ToArray();
        return Task.FromResult(now.Length == 0
            ? HealthCheckResult.Healthy("Every desk reads its log and its rosters.")
            : HealthCheckResult.Degraded(string.Join(' ', now)));
    }
}
