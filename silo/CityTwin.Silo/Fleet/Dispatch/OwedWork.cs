using CityTwin.Governance;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// What a desk owes to missions, units and orders: each under a key, done once, and again ever more rarely while it fails.
/// It is in memory: what it loses with its silo is found again on the boards.
/// </summary>
/// <param name="failed">Hears of one that failed, at first and then rarely, and how often it has.</param>
internal sealed class OwedWork(DispatchOptions options, TimeProvider clock, Action<string, int, Exception> failed)
{
    private readonly Dictionary<string, Func<CancellationToken, Task>> _owed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _underWay = new(StringComparer.Ordinal);
    private readonly Pauses<string> _pauses = new(
        options.FirstPause, options.LongestPause, options.TellFailureAgainAfter, options.MaxOwed);

    /// <summary>How many have failed and not been done since.</summary>
    public int Failing => _pauses.Count;

    /// <summary>Whether something found no room: then the boards have to be looked through again.</summary>
    public bool Overflowed { get; set; }

    public bool Has(string key) => _owed.ContainsKey(key);

    /// <summary>Of one key the newest is done; one that is being done is done once more after it.</summary>
    public void Owe(string key, Func<Task> work) => Owe(key, _ => work());

    /// <inheritdoc cref="Owe(string, Func{Task})"/>
    /// <param name="work">Is told when it is dropped under way, and looks before it does what cannot be taken back.</param>
    public void Owe(string key, Func<CancellationToken, Task> work)
    {
        if (_owed.Count >= options.MaxOwed && !_owed.ContainsKey(key))
        {
            Overflowed = true;
            return;
        }

        _owed[key] = work;
    }

    /// <summary>It is of no matter any more, also when it is being done just now.</summary>
    public void Drop(string key)
    {
        _owed.Remove(key);
        _pauses.Done(key);
        _underWay.GetValueOrDefault(key)?.Cancel();
    }

    /// <summary>Begins what can be begun now; nothing waits for what is slow.</summary>
    public void Begin()
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (key, work) in _owed.Where(one => !_underWay.ContainsKey(one.Key) && !_pauses.IsPaused(one.Key, nowMs))
            .Take(Math.Max(0, options.DoneAtOnce - _underWay.Count)).ToArray())
        {
            var dropped = new CancellationTokenSource();
            _underWay.Add(key, dropped);
            Do(key, work, dropped).Ignore();
        }
    }

    private async Task Do(string key, Func<CancellationToken, Task> work, CancellationTokenSource dropped)
    {
        try
        {
            await work(dropped.Token);
            _pauses.Done(key);
            if (_owed.TryGetValue(key, out var now) && now == work)
            {
                _owed.Remove(key);
            }
        }
        catch (Exception) when (dropped.IsCancellationRequested && !_owed.ContainsKey(key))
        {
            // It was given up, and is not owed again since: whatever it came to is of no matter.
        }
        catch (Exception error)
        {
            var times = _pauses.Failed(key, clock.GetUtcNow().ToUnixTimeMilliseconds(), out var tell);
            if (tell)
            {
                failed(key, times, error);
            }
        }
        finally
        {
            _underWay.Remove(key);
            dropped.Dispose();
        }

        Begin(); // What waited for room.
    }
}
