using CityTwin.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.City;

/// <summary>The pages that districts' logs answer, as one: newest first, of one moment by id.</summary>
internal static class DistrictPages
{
    /// <summary>Districts asked at once.</summary>
    private const int Parallelism = 16;

    /// <param name="max">Items of the answer; each district was asked for as many.</param>
    /// <param name="read">What is on a district's page, and whether it has more.</param>
    /// <param name="place">By what an item is listed.</param>
    public static async Task<(T[] Items, bool More)> Newest<TPage, T>(
        IReadOnlyList<DivisionCode> districts, int max, Func<DivisionCode, Task<TPage>> ask,
        Func<TPage, (IReadOnlyList<T> Items, bool More)> read, Func<T, (long AtMs, string Id)> place, CancellationToken cancel)
    {
        var pages = (await Bounded.Select(districts, Parallelism, ask, cancel)).Select(read).ToArray();
        var merged = pages.SelectMany(page => page.Items)
            .OrderByDescending(item => place(item).AtMs).ThenBy(item => place(item).Id, StringComparer.Ordinal).ToArray();
        return (merged.Take(max).ToArray(), merged.Length > max || pages.Any(page => page.More));
    }
}
