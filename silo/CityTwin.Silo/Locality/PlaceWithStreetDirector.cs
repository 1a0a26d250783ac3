using Orleans.Runtime.Placement;

namespace CityTwin.Locality;

internal sealed class PlaceWithStreetDirector(StreetMaps maps, ISiloStatusOracle silos) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var compatible = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, compatible) is { } hint)
        {
            return Task.FromResult(hint);
        }

        if (compatible.Length == 1)
        {
            return Task.FromResult(compatible[0]);
        }

        var byName = new Dictionary<string, SiloAddress>(compatible.Length);
        foreach (var silo in compatible)
        {
            byName[silos.TryGetSiloName(silo, out var name) ? name : silo.ToParsableString()] = silo;
        }

        var home = maps.For(byName.Keys).HomeOf(PlacementKey.Of(target.GrainIdentity.Key.ToString()!));
        return Task.FromResult(byName[home]);
    }
}
