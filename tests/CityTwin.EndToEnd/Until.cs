namespace CityTwin.EndToEnd;

/// <summary>Looks again until something holds. Across processes there is no signal to wait on, only a bound.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <returns>The first answer that satisfies; the last one when time is up, for the assertion that follows.</returns>
    public static async Task<T> Holds<T>(Func<Task<T>> ask, Func<T, bool> satisfied, TimeSpan? limit = null)
    {
        var clock = TimeProvider.System;
        var from = clock.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (satisfied(answer) || clock.GetElapsedTime(from) > (limit ?? Limit))
            {
                return answer;
            }

            await Task.Delay(LookAgain, clock);
        }
    }
}
