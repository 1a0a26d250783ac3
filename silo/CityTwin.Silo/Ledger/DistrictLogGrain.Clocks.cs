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
    private PatientSweep<WorkOrderId>? _orderClocks;
    private PatientSweep<WarningId>? _warningClocks;

    private async Task SeeToOrders()
    {
        await intake.TakeIn();
        _orderClocks ??= new(_options, clock, (order, times, error) => LogNotSwept(District, order, times, error));
        await _orderClocks.Run(_boards.Orders.Due, order => GrainFactory.Grain<IWorkOrderGrain>(order.Value)
            .Do(new WorkOrderRequest(new SweepClocks(), WorkOrderActors.Clock)));
        _warningClocks ??= new(_options, clock, (warning, times, error) => LogNotExpired(District, warning, times, error));
        await _warningClocks.Run(_boards.Warnings.Due, warning => GrainFactory.Grain<IWarningGrain>(warning.Value).Sweep());
    }

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: {Warning} could not expire, {Times} times now; it is asked again, ever more rarely")]
    private partial void LogNotExpired(DivisionCode district, WarningId warning, int times, Exception error);

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: the clocks of {Order} could not speak, {Times} times now; they are asked again, ever more rarely")]
    private partial void LogNotSwept(DivisionCode district, WorkOrderId order, int times, Exception error);
}
