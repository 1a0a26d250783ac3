using CityTwin.City;
using Microsoft.Extensions.Options;

namespace CityTwin.Ledger.Spool;

/// <summary>
/// Brings events that lie on this silo's disk and that nobody here sees to to whoever writes the district's log now: after
/// a start, and after a log has moved away. They are let go of when they are offered once more after a while and that log
/// still has them: what storage said it has it may lose.
/// </summary>
internal sealed partial class SpoolSweep(
    EventSpool spool, Func<string, IDistrictLogInside> logs, IOptions<LedgerOptions> options, TimeProvider clock,
    ILogger<SpoolSweep> log) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>What a log has taken, and when; it is offered once more.</summary>
    private readonly Dictionary<DivisionCode, (long At, IReadOnlyList<LoggedEvent> Entries)> _taken = [];

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
                await Sweep();
                await Task.Delay(options.Value.SweepSpoolEvery, clock, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    /// <summary>One round: offers what is new, and what a log took long enough ago.</summary>
    internal async Task Sweep()
    {
        var unattended = spool.Unattended();
        foreach (var seenTo in _taken.Keys.Except(unattended.Select(one => one.District)).ToArray())
        {
            _taken.Remove(seenTo);
        }

        foreach (var (district, entries) in unattended)
        {
            await Offer(district, entries);
        }
    }

    private async Task Offer(DivisionCode district, IReadOnlyList<LoggedEvent> entries)
    {
        var again = _taken.TryGetValue(district, out var taken) && taken.Entries.SequenceEqual(entries);
        if (again && clock.GetElapsedTime(taken.At) < options.Value.SettleFor)
        {
            return;
        }

        try
        {
            await logs(district.Value).Adopt(entries).WaitAsync(_stop.Token);
            if (!again)
            {
                _taken[district] = (clock.GetTimestamp(), entries);
                return;
            }

            _taken.Remove(district);
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
