using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Hosting;

/// <summary>Keeps trying to reach the first silo: the gateway may be started before it.</summary>
internal sealed partial class PatientConnect(
    IOptions<ClusterSettings> settings, TimeProvider clock, ILogger<PatientConnect> log) : IClientConnectionRetryFilter
{
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogWaiting(settings.Value.GatewayPort, exception.Message);
        await Task.Delay(settings.Value.ConnectRetryAfter, clock, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "No silo answers at port {Port} yet: {Why}")]
    private partial void LogWaiting(int port, string why);
}
