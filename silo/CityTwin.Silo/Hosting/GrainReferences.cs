using System.Runtime.CompilerServices;

namespace CityTwin.Hosting;

/// <summary>
/// References to grains with text for a key. Orleans' own <c>GetGrain&lt;T&gt;</c> reads the interface's attributes by
/// reflection at every call (an eighth of a core at 5,000 readings a second); here that is done once for each interface.
/// </summary>
internal static class GrainReferences
{
    public static T Grain<T>(this IGrainFactory grains, string key)
        where T : IGrainWithStringKey
    {
        var known = Known<T>.By.GetValue(grains, static factory =>
        {
            var reference = (GrainReference)(object)factory.GetGrain<T>("-");
            return new Types(reference.GrainId.Type, reference.InterfaceType);
        });
        return (T)grains.GetGrain(GrainId.Create(known.Grain, key), known.Interface);
    }

    /// <summary>By factory: two clusters in one process, as in tests, need not agree on a grain's type.</summary>
    private static class Known<T>
    {
        public static readonly ConditionalWeakTable<IGrainFactory, Types> By = [];
    }

    private sealed record Types(GrainType Grain, GrainInterfaceType Interface);
}
