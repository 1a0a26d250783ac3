using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <content>
/// The clocks of the district's orders: the board knows whose is due, so none lives only in an order asleep. And the alerts
/// that could not be made orders at once.
/// </content>
internal sealed partial class DistrictLogGrain
{
    private bool _sweeping;

    private async Task SeeToOrders()
    {
        await intake.TakeIn();
        await SweepClocks();
    }

    private async Task SweepClocks()
    {
        if (_sweeping)
        {
            return;
        }

        _sweeping = true;
        try
        {
            foreach (var some in _boards.Orders.Due(NowMs, _options.MaxOrdersPerSweep).Chunk(_options.OrdersSweptAtOnce))
            {
                await Task.WhenAll(some.Select(SweepClocks));
            }
        }
        finally
        {
            _sweeping = false;
        }
    }

    private async Task SweepClocks(WorkOrderId order)
    {
        try
        {
            await GrainFactory.Grain<IWorkOrderGrain>(order.Value)
                .Do(new WorkOrderRequest(new SweepClocks(), WorkOrderActors.Clock));
        }
        catch (Exception error)
        {
            LogNotSwept(District, order, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: the clocks of {Order} could not speak; they are asked again")]
    private partial void LogNotSwept(DivisionCode district, WorkOrderId order, Exception error);
}
