using CityTwin.Alerts;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Alerts;

/// <summary>The alert windows of districts as one list, newest first.</summary>
internal sealed class AlertWindowList(IClusterClient cluster, CityModel city)
{
    /// <summary>Districts asked at once.</summary>
    private const int Parallelism = 16;

    public async Task<AlertWindowPage> Page(AlertWindowQuery query, CancellationToken cancel)
    {
        var pages = await Bounded.Select(
            city.DistrictsOf(query.Area ?? city.Code), Parallelism,
            district => cluster.GetGrain<IDistrictLogGrain>(district.Value).ListAlertWindows(query), cancel);
        var merged = pages.SelectMany(page => page.Windows)
            .OrderByDescending(window => window.OpenedAtMs).ThenBy(window => window.Id.Value, StringComparer.Ordinal).ToArray();
        return new AlertWindowPage(merged.Take(query.Max).ToArray(), merged.Length > query.Max || pages.Any(page => page.More));
    }
}
