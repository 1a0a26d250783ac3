using CityTwin.Governance;

namespace CityTwin.Ledger;

/// <summary>
/// Lets those speak whose time has come, some at once. One that fails is passed over for a while, so that however many
/// fail, the others get their turn.
/// </summary>
/// <param name="failed">Hears of one that failed, at first and then rarely, and how often it has.</param>
internal sealed class PatientSweep<T>(LedgerOptions options, TimeProvider clock, Action<T, int, Exception> failed)
    where T : notnull
{
    private readonly Pauses<T> _pauses = new(
        options.FirstSweepPause, options.LongestSweepPause, options.TellFailureAgainAfter, options.MaxPausedSweeps);

    private bool _running;

    /// <summary>How many have failed and not spoken since.</summary>
    public int Failing => _pauses.Count;

    /// <param name="due">Those whose time has come, without those it is asked to pass over, at most so many.</param>
    public async Task Run(Func<long, int, Func<T, bool>, IReadOnlyList<T>> due, Func<T, Task> speak)
    {
        if (_running)
        {
            return;
        }

        _running = true;
        try
        {
            var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var now = due(nowMs, options.MaxOrdersPerSweep, one => _pauses.IsPaused(one, nowMs));
            foreach (var some in now.Chunk(options.OrdersSweptAtOnce))
            {
                await Task.WhenAll(some.Select(one => Speak(one, speak)));
            }
        }
        finally
        {
            _running = false;
        }
    }

    private async Task Speak(T one, Func<T, Task> speak)
    {
        try
        {
            await speak(one);
            _pauses.Done(one);
        }
        catch (Exception error)
        {
            var times = _pauses.Failed(one, clock.GetUtcNow().ToUnixTimeMilliseconds(), out var tell);
            if (tell)
            {
                failed(one, times, error);
            }
        }
    }
}
