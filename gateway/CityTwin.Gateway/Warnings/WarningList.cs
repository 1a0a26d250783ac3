using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;
using CityTwin.Warnings;

namespace CityTwin.Gateway.Warnings;

/// <summary>The warning boards of districts as one, newest first.</summary>
internal sealed class WarningList(IClusterClient cluster, CityModel city)
{
    /// <summary>Districts asked at once.</summary>
    private const int Parallelism = 16;

    /// <summary>A page over all districts of the area; whoever sees the whole city sees what its own centre says.</summary>
    public async Task<WarningPage> Page(WarningQuery query, CancellationToken cancel)
    {
        var pages = await Bounded.Select(
            city.DistrictsOf(query.Area ?? city.Code), Parallelism,
            district => cluster.GetGrain<IDistrictLogGrain>(district.Value).ListWarnings(query), cancel);
        var merged = pages.SelectMany(page => page.Warnings)
            .OrderByDescending(warning => warning.DraftedAtMs).ThenBy(warning => warning.Id.Value, StringComparer.Ordinal).ToArray();
        return new WarningPage(merged.Take(query.Max).ToArray(), merged.Length > query.Max || pages.Any(page => page.More));
    }
}
