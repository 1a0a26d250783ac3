using CityTwin.Access;
using CityTwin.Gateway.City;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Access;

/// <summary>Asks the city what was revoked, over and over. When nobody answers, what is known stays in force.</summary>
internal sealed partial class RevocationWatch(
    IClusterClient cluster, CityModel city, RevokedAccess revoked, IOptions<AccessOptions> options, TimeProvider clock,
    ILogger<RevocationWatch> log) : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _silent;

    /// <summary>Looks now: whoever revoked something here has it in force here when it is answered.</summary>
    public async Task Look(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (await cluster.GetGrain<IRevocationsGrain>(city.Code.Value).Since(revoked.Revision) is { } list)
            {
                revoked.Learn(list);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LookEvery, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
                _silent = false;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                if (!_silent)
                {
                    LogSilent(error);
                    _silent = true;
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The city does not say what was revoked; what is known stays in force")]
    private partial void LogSilent(Exception error);
}
