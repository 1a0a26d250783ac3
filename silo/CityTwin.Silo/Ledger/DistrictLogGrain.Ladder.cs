using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Ledger;

/// <content>Alerts that nobody takes note of, or that spread over too many streets, call for a centre further up.</content>
internal sealed partial class DistrictLogGrain
{
    private bool _escalating;

    private async Task CallUp()
    {
        if (_escalating)
        {
            return;
        }

        _escalating = true;
        try
        {
            foreach (var (alert, lead) in _boards.Alerts.Unnoticed(ladder.Times, NowMs, ladder.MaxAtOnce))
            {
                await CallUp(alert, grain => grain.Escalate(lead));
            }

            foreach (var (alert, lead) in _boards.Alerts.Spread(ladder.Spread, ladder.MaxSpreadAlerts, ladder.MaxAtOnce))
            {
                await CallUp(alert, grain => grain.EscalateForArea(lead));
            }
        }
        finally
        {
            _escalating = false;
        }
    }

    private async Task CallUp(AlertId alert, Func<IAlertGrain, Task> call)
    {
        try
        {
            await call(GrainFactory.Grain<IAlertGrain>(alert.Value));
        }
        catch (Exception error)
        {
            LogNotCalledUp(District, alert, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Alert} could not call the next centre; it calls again")]
    private partial void LogNotCalledUp(DivisionCode district, AlertId alert, Exception error);
}
