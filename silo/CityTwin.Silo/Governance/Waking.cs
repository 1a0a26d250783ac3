using CityTwin.City;
using CityTwin.Fleet.Units;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using Microsoft.Extensions.Options;

namespace CityTwin.Governance;

/// <summary>
/// Wakes the streets and the districts' logs that live on this silo, at its start and when others become its own: a street that nobody looks at
/// must notice silence too, and the map must be full.
/// </summary>
internal sealed partial class Waking(
    CityCatalogue city,
    IGrainFactory grains,
    Neighbourhood neighbourhood,
    IOptions<GovernanceOptions> options,
    TimeProvider clock,
    ILogger<Waking> log) : BackgroundService
{
    private const int ProgressEvery = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var map in neighbourhood.Changes(stoppingToken))
        {
            await WakeLogs(
                [.. city.Divisions
                    .Where(d => d.Level == DivisionLevel.District && map.HomeOf(d.Code.Value) == neighbourhood.Self)
                    .Select(d => d.Code)],
                stoppingToken);
            await Wake(
                [.. city.Divisions
                    .Where(d => d.Level == DivisionLevel.Street && map.HomeOf(d.Code.Value) == neighbourhood.Self)
                    .Select(d => d.Code)
                    .Order()],
                stoppingToken);
        }
    }

    /// <summary>A log keeps the clocks of its district's orders: they run only while it is awake. So do its units' of their silence.</summary>
    private async Task WakeLogs(IReadOnlyList<DivisionCode> districts, CancellationToken cancellationToken)
    {
        foreach (var district in districts)
        {
            await Wake(district, () => grains.Grain<IDistrictLogGrain>(district.Value).Head(), cancellationToken);
            await Wake(district, () => grains.Grain<IFleetInside>(district.Value).Wake(), cancellationToken);
        }
    }

    private async Task Wake(IReadOnlyList<DivisionCode> streets, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var awake = 0;
        LogWaking(streets.Count);
        await Parallel.ForEachAsync(
            streets,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Value.StreetsWokenAtOnce,
                CancellationToken = cancellationToken,
            },
            async (street, cancel) =>
            {
                await Wake(street, () => grains.Grain<IStreetGrain>(TwinId.Centre(street).Value).Wake(), cancel);
                if (Interlocked.Increment(ref awake) % ProgressEvery == 0)
                {
                    LogProgress(awake, streets.Count);
                }
            });
        LogAwake(streets.Count, (long)clock.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task Wake(DivisionCode division, Func<Task> wake, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await wake();
                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogAsleep(division, error);
                await Task.Delay(options.Value.WakeAgainAfter, clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Waking {Streets} streets")]
    private partial void LogWaking(int streets);

    [LoggerMessage(LogLevel.Information, "{Awake} of {Streets} streets are awake")]
    private partial void LogProgress(int awake, int streets);

    [LoggerMessage(LogLevel.Information, "{Streets} streets are awake after {ElapsedMs} ms")]
    private partial void LogAwake(int streets, long elapsedMs);

    [LoggerMessage(LogLevel.Warning, "{Division} does not wake yet")]
    private partial void LogAsleep(DivisionCode division, Exception error);
}
