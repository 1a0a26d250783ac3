using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Ledger;

/// <content>
/// Alert windows that run out, and alerts that speak when theirs holds no more. Both are read from the boards, so what was
/// missed while nobody looked is done at the next look.
/// </content>
internal sealed partial class DistrictLogGrain
{
    public Task<AlertWindowPage> ListAlertWindows(AlertWindowQuery query) =>
        Task.FromResult(_boards.Windows.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxAlertWindowsPerPage) }));

    public Task<(AlertWindowView? Window, int Open)> FindWindow(AlertWindowId id) =>
        Task.FromResult((_boards.Windows.Find(id), _boards.Windows.OpenCount));

    private async Task SeeToQuiet()
    {
        foreach (var window in _boards.Windows.Due(NowMs, _options.MaxOrdersPerSweep))
        {
            await Expire(window);
        }

        var holding = _boards.Windows.Holding(NowMs);
        foreach (var some in _boards.Alerts.Unquieted(holding, _options.MaxAlertsSpeakingPerSweep).Chunk(_options.OrdersSweptAtOnce))
        {
            await Task.WhenAll(some.Select(Speak));
        }
    }

    private async Task Expire(AlertWindowId window)
    {
        try
        {
            await GrainFactory.Grain<IAlertWindowGrain>(window.Value).Sweep();
        }
        catch (Exception error)
        {
            LogNotRunOut(District, window, error);
        }
    }

    private async Task Speak(AlertView alert)
    {
        try
        {
            await GrainFactory.Grain<IAlertGrain>(alert.Id.Value).Quiet(
                _boards.Windows.Quiet(alert.Subject, alert.Rule, alert.Cell, alert.Severity, NowMs));
        }
        catch (Exception error)
        {
            LogNotSpeaking(District, alert.Id, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Window} could not run out; it is asked again")]
    private partial void LogNotRunOut(DivisionCode district, AlertWindowId window, Exception error);

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Alert} could not speak though its window is over; it is asked again")]
    private partial void LogNotSpeaking(DivisionCode district, AlertId alert, Exception error);
}
