using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Alerts;

/// <summary>The alert boards of districts as one, newest first.</summary>
internal sealed class AlertList(IClusterClient cluster, CityModel city)
{
    /// <summary>A page over all districts that can hold an answer.</summary>
    public async Task<AlertPage> Page(AlertQuery query, CancellationToken cancel)
    {
        // An alert stays for life in the district its subject was born in.
        var districts = query.Subject is { } subject
            ? city.DistrictsOf(subject.Birthplace)
            : city.DistrictsOf(query.Area ?? city.Code);
        var (alerts, more) = await DistrictPages.Newest(
            districts, query.Max, district => LogOf(district).ListAlerts(query),
            page => (page.Alerts, page.More), alert => (alert.RaisedAtMs, alert.Id.Value), cancel);
        return new AlertPage(alerts, more);
    }

    public IDistrictLogGrain LogOf(DivisionCode district) => cluster.GetGrain<IDistrictLogGrain>(district.Value);
}
