using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Warnings;
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
        foreach (var warning in _boards.Warnings.Due(NowMs, _options.MaxOrdersPerSweep))
        {
            await Expire(warning);
        }
    }

    private async Task Expire(WarningId warning)
    {
        try
        {
            await GrainFactory.Grain<IWarningGrain>(warning.Value).Sweep();
        }
        catch (Exception error)
        {
            LogNotExpired(District, warning, error);
        }
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

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Warning} could not expire; it is asked again")]
    private partial void LogNotExpired(DivisionCode district, WarningId warning, Exception error);

    [LoggerMessage(LogLevel.Warning, "Log of {District}: the clocks of {Order} could not speak; they are asked again")]
    private partial void LogNotSwept(DivisionCode district, WorkOrderId order, Exception error);
}
