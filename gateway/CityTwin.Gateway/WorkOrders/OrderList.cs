using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>The order boards of districts as one, newest first.</summary>
internal sealed class OrderList(IClusterClient cluster, CityModel city)
{
    /// <summary>A page over all districts that can hold an answer.</summary>
    public async Task<WorkOrderPage> Page(WorkOrderQuery query, CancellationToken cancel)
    {
        var (found, more) = await DistrictPages.Newest(
            city.DistrictsOf(query.Area ?? city.Code), query.Max, district => LogOf(district).ListOrders(query),
            page => (page.Orders, page.More), order => (order.ReportedAtMs, order.Id.Value), cancel);
        return new WorkOrderPage(found, more);
    }

    public IDistrictLogGrain LogOf(DivisionCode district) => cluster.GetGrain<IDistrictLogGrain>(district.Value);
}
