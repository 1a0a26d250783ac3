using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Governance;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Gateway.Hosting;

/// <summary>Whether the city's centre answers. Its last answer is good for two seconds, so that probing costs nothing.</summary>
internal sealed class ClusterCheck(IClusterClient cluster, CityModel city, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private HealthCheckResult _last;
    private DateTimeOffset _goodUntil = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() >= _goodUntil)
            {
                _last = await Ask(cancellationToken);
                _goodUntil = clock.GetUtcNow() + GoodFor;
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<HealthCheckResult> Ask(CancellationToken cancellationToken)
    {
        try
        {
            var centre = cluster.GetGrain<ICentreGrain>(TwinId.Centre(city.Code).Value);
            await centre.Counts().WaitAsync(AnswerWithin, clock, cancellationToken);
            return HealthCheckResult.Healthy("The city's centre answers.");
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The city's centre does not answer: {error.Message}");
        }
    }
}
