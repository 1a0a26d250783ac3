using CityTwin.Alerts;
using CityTwin.Gateway.City;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Alerts;

/// <summary>The alert windows of districts as one list, newest first.</summary>
internal sealed class AlertWindowList(IClusterClient cluster, CityModel city)
{
    public async Task<AlertWindowPage> Page(AlertWindowQuery query, CancellationToken cancel)
    {
        var (windows, more) = await DistrictPages.Newest(
            city.DistrictsOf(query.Area ?? city.Code), query.Max,
            district => cluster.GetGrain<IDistrictLogGrain>(district.Value).ListAlertWindows(query),
            page => (page.Windows, page.More), window => (window.OpenedAtMs, window.Id.Value), cancel);
        return new AlertWindowPage(windows, more);
    }
}
