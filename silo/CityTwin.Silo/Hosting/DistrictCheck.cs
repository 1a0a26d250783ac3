using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Hosting;

/// <summary>Degraded while something fails in a district on this silo; what else there is goes on.</summary>
/// <param name="fails">What <c>n</c> of it do, as said behind the district and the number.</param>
/// <param name="well">What holds when none does.</param>
internal abstract class DistrictCheck(DistrictTroubles troubles, string fails, string well) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = troubles.Now.OrderBy(one => one.Key).Select(one => $"{one.Key}: {one.Value} {fails}").ToArray();
        return Task.FromResult(now.Length == 0 ? HealthCheckResult.Healthy(well) : HealthCheckResult.Degraded(string.Join(' ', now)));
    }
}
