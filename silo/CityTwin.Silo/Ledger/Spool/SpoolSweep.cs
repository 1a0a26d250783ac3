using CityTwin.City;
using CityTwin.Hosting;
using Microsoft.Extensions.Options;

namespace CityTwin.Ledger.Spool;

/// <summary>
/// Brings events that lie on this silo's disk and that nobody here sees to to whoever writes the district's log now: after
/// a start, and after a log has moved away before storage had everything.
/// </summary>
internal sealed partial class SpoolSweep(
    EventSpool spool, IGrainFactory grains, IOptions<LedgerOptions> options, TimeProvider clock,
    ILogger<SpoolSweep> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(SpoolSweep), ServiceLifecycleStage.Active, Start, Stop);

    private Task Start(CancellationToken cancellationToken)
    {
        _running = Task.Run(Run, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken);
        _stop.Dispose();
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                foreach (var (district, entries) in spool.Unattended())
                {
                    await Offer(district, entries);
                }

                await Task.Delay(options.Value.SweepSpoolEvery, clock, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task Offer(DivisionCode district, IReadOnlyList<AlertLogEntry> entries)
    {
        try
        {
            await grains.Grain<IDistrictLogInside>(district.Value).Adopt(entries).WaitAsync(_stop.Token);
            spool.ForgetUnattended(district, entries);
            LogOffered(district, entries.Count);
        }
        catch (Exception error) when (!_stop.IsCancellationRequested)
        {
            LogNotOffered(district, entries.Count, error);
        }
    }

    [LoggerMessage(LogLevel.Information, "Log of {District}: {Count} events that lay on this disk are in it")]
    private partial void LogOffered(DivisionCode district, int count);

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Count} events on this disk could not be offered to it; they are offered again")]
    private partial void LogNotOffered(DivisionCode district, int count, Exception error);
}
