using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Gateway.Access;

/// <summary>Not ready before it is known what was revoked: a gateway that has just started would take tokens that are not any more.</summary>
internal sealed class RevocationCheck(RevokedAccess revoked) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(revoked.Heard.IsCompletedSuccessfully
            ? HealthCheckResult.Healthy("It is known what was revoked.")
            : HealthCheckResult.Unhealthy("The city has not said yet what was revoked."));
}
