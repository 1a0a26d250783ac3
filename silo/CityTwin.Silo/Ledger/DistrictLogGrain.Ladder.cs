using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Ledger;

/// <content>Alerts that nobody takes note of call for the next centre up.</content>
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
                await CallUp(alert, lead);
            }
        }
        finally
        {
            _escalating = false;
        }
    }

    private async Task CallUp(AlertId alert, DivisionCode lead)
    {
        try
        {
            await GrainFactory.Grain<IAlertGrain>(alert.Value).Escalate(lead);
        }
        catch (Exception error)
        {
            LogNotCalledUp(District, alert, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Alert} could not call the next centre; it calls again")]
    private partial void LogNotCalledUp(DivisionCode district, AlertId alert, Exception error);
}
