using System.Collections.Immutable;

namespace CityTwin.Locality;

/// <summary>The maps drawn so far, by the set of silos; the few that a membership passes through.</summary>
internal sealed class StreetMaps(IReadOnlyCollection<StreetLoad> streets)
{
    private const int MaxMaps = 8;

    private ImmutableDictionary<string, StreetMap> _maps = ImmutableDictionary<string, StreetMap>.Empty;

    public StreetMap For(IEnumerable<string> silos)
    {
        var names = silos.Order(StringComparer.Ordinal).ToArray();
        var key = string.Join('\n', names);
        var maps = _maps;
        if (!maps.TryGetValue(key, out var map))
        {
            map = StreetMap.Draw(streets, names);
            _maps = (maps.Count < MaxMaps ? maps : maps.Clear()).SetItem(key, map);
        }

        return map;
    }
}
