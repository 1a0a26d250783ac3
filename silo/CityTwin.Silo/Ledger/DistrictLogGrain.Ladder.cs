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
                await CallUp(alert, lead, EscalationReason.Time);
            }

            foreach (var (alert, lead) in _boards.Alerts.Spread(ladder.Spread, ladder.MaxSpreadAlerts, ladder.MaxAtOnce))
            {
                await CallUp(alert, lead, EscalationReason.Area);
            }
        }
        finally
        {
            _escalating = false;
        }
    }

    private async Task CallUp(AlertId alert, DivisionCode lead, string why)
    {
        try
        {
            await GrainFactory.Grain<IAlertGrain>(alert.Value).Escalate(lead, why);
        }
        catch (Exception error)
        {
            LogNotCalledUp(District, alert, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Alert} could not call the next centre; it calls again")]
    private partial void LogNotCalledUp(DivisionCode district, AlertId alert, Exception error);
}
