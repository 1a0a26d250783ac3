using CityTwin.Gateway.City;
using CityTwin.Ledger;
using CityTwin.Warnings;

namespace CityTwin.Gateway.Warnings;

/// <summary>The warning boards of districts as one, newest first.</summary>
internal sealed class WarningList(IClusterClient cluster, CityModel city)
{
    /// <summary>A page over all districts of the area; whoever sees the whole city sees what its own centre says.</summary>
    public async Task<WarningPage> Page(WarningQuery query, CancellationToken cancel)
    {
        var (warnings, more) = await DistrictPages.Newest(
            city.DistrictsOf(query.Area ?? city.Code), query.Max,
            district => cluster.GetGrain<IDistrictLogGrain>(district.Value).ListWarnings(query),
            page => (page.Warnings, page.More), warning => (warning.DraftedAtMs, warning.Id.Value), cancel);
        return new WarningPage(warnings, more);
    }
}
