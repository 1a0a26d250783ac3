using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>The order boards of districts as one, newest first.</summary>
internal sealed class OrderList(IClusterClient cluster, CityModel city)
{
    /// <summary>Districts asked at once.</summary>
    private const int Parallelism = 16;

    /// <summary>A page over all districts that can hold an answer.</summary>
    public async Task<WorkOrderPage> Page(WorkOrderQuery query, CancellationToken cancel)
    {
        var pages = await Bounded.Select(
            city.DistrictsOf(query.Area ?? city.Code), Parallelism, district => LogOf(district).ListOrders(query), cancel);
        var merged = pages.SelectMany(page => page.Orders)
            .OrderByDescending(order => order.ReportedAtMs).ThenBy(order => order.Id.Value, StringComparer.Ordinal).ToArray();
        var more = merged.Length > query.Max || pages.Any(page => page.More);
        return new WorkOrderPage(merged.Take(query.Max).ToArray(), more);
    }

    public IDistrictLogGrain LogOf(DivisionCode district) => cluster.GetGrain<IDistrictLogGrain>(district.Value);
}
