using System.Collections.Frozen;

namespace CityTwin.Locality;

/// <summary>
/// Which silo carries which street, for one set of silos. Every silo works it out alike from the city and the names,
/// so they agree without asking each other.
/// </summary>
internal sealed class StreetMap
{
    /// <summary>A silo takes no more than this times its even share; a street beyond it goes to its next choice.</summary>
    public const double MaxLoadFactor = 1.1;

    private readonly FrozenDictionary<string, string> _homes;
    private readonly string[] _silos;

    private StreetMap(FrozenDictionary<string, string> homes, string[] silos)
    {
        _homes = homes;
        _silos = silos;
    }

    /// <param name="streets">In any order.</param>
    /// <param name="silos">Stable names, at least one.</param>
    public static StreetMap Draw(IReadOnlyCollection<StreetLoad> streets, IReadOnlyCollection<string> silos)
    {
        var limit = MaxLoadFactor * streets.Sum(street => (long)street.Weight) / silos.Count;
        var loads = silos.ToDictionary(name => name, _ => 0L);
        var homes = new Dictionary<string, string>(streets.Count);

        // The heaviest first: what comes last and finds its first choice full should be small.
        foreach (var street in streets.OrderByDescending(s => s.Weight).ThenBy(s => s.Code, StringComparer.Ordinal))
        {
            var ranked = Rendezvous.Ranked(street.Code, silos).ToList();
            var home = ranked.Find(name => loads[name] + street.Weight <= limit)
                ?? ranked.MinBy(name => loads[name])!;
            loads[home] += street.Weight;
            homes[street.Code] = home;
        }

        return new StreetMap(homes.ToFrozenDictionary(), [.. silos]);
    }

    /// <summary>Where a placement key lives. Districts, the city and codes the city does not have go by hash alone.</summary>
    public string HomeOf(string placementKey) =>
        _homes.GetValueOrDefault(placementKey) ?? Rendezvous.Ranked(placementKey, _silos).First();
}
