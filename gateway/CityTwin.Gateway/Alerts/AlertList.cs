using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Alerts;

/// <summary>The alert boards of districts as one, newest first.</summary>
internal sealed class AlertList(IClusterClient cluster, CityModel city)
{
    /// <summary>Districts asked at once.</summary>
    private const int Parallelism = 16;

    /// <summary>A page over all districts that can hold an answer.</summary>
    public async Task<AlertPage> Page(AlertQuery query, CancellationToken cancel)
    {
        // An alert stays for life in the district its subject was born in.
        var districts = query.Subject is { } subject
            ? city.DistrictsOf(subject.Birthplace)
            : city.DistrictsOf(query.Area ?? city.Code);
        var pages = await Bounded.Select(
            districts, Parallelism, district => LogOf(district).ListAlerts(query), cancel);
        var merged = pages.SelectMany(page => page.Alerts).Order(NewestFirst.Instance).ToArray();
        var more = merged.Length > query.Max || pages.Any(page => page.More);
        return new AlertPage(merged.Take(query.Max).ToArray(), more);
    }

    public IDistrictLogGrain LogOf(DivisionCode district) => cluster.GetGrain<IDistrictLogGrain>(district.Value);
}
