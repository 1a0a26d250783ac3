using CityTwin.Benchmarks.Load;
using CityTwin.City;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Benchmarks.Storm;

/// <summary>Watches the orders of an area.</summary>
internal sealed class OrderWatcher(
    Principal principal, DivisionCode area, Interruptions interruptions, Sightings sightings, TimeProvider clock)
    : LogWatcher<OrderUpdate>(area, interruptions, clock)
{
    private readonly WorkOrderService.WorkOrderServiceClient _orders = new(principal.Channel);

    protected override AsyncServerStreamingCall<OrderUpdate> Open(string resumeToken, CancellationToken stop) =>
        _orders.WatchOrders(
            new WatchOrdersRequest { Area = Area.Value, ResumeToken = resumeToken }, principal.Token, cancellationToken: stop);

    protected override (string District, long Sequence, string ResumeToken) PlaceOf(OrderUpdate update) =>
        (update.District, update.Sequence, update.ResumeToken);

    protected override void Show(OrderUpdate update)
    {
        // One that was away is late by its own doing.
        if (IsSteady && update.Type == "reported")
        {
            sightings.Seen(update.Order);
        }
    }
}
