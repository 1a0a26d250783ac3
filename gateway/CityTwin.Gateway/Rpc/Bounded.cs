namespace CityTwin.Gateway.Rpc;

/// <summary>Many calls, few at once.</summary>
internal static class Bounded
{
    /// <summary>Answers in the order of the items.</summary>
    public static async Task<TAnswer[]> Select<TItem, TAnswer>(
        IReadOnlyList<TItem> items, int parallelism, Func<TItem, Task<TAnswer>> call, CancellationToken cancel)
    {
        var answers = new TAnswer[items.Count];
        await Parallel.ForAsync(
            0,
            items.Count,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancel },
            async (i, _) => answers[i] = await call(items[i]));
        return answers;
    }
}
