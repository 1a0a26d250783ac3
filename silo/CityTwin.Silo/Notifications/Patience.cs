using CityTwin.Governance;

namespace CityTwin.Notifications;

/// <summary>Tries what may fail, each apart from the others: what fails is tried ever more rarely, and told at first and then rarely.</summary>
/// <param name="most">So many that fail are remembered at most.</param>
/// <param name="failed">Hears of one that failed, and how often it has.</param>
internal sealed class Patience<T>(NotificationOptions options, int most, TimeProvider clock, Action<T, int, Exception> failed)
    where T : notnull
{
    private readonly Pauses<T> _pauses = new(options.FirstPause, options.LongestPause, options.TellFailureAgainAfter, most);

    /// <summary>How many have failed and not been done since.</summary>
    public int Failing => _pauses.Count;

    /// <summary>Those that failed and may be tried again.</summary>
    public IReadOnlyList<T> Due => _pauses.Due(NowMs);

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task Try(T one, Func<Task> work)
    {
        if (_pauses.IsPaused(one, NowMs))
        {
            return;
        }

        try
        {
            await work();
            _pauses.Done(one);
        }
        catch (Exception error)
        {
            var times = _pauses.Failed(one, NowMs, out var tell);
            if (tell)
            {
                failed(one, times, error);
            }
        }
    }
}
