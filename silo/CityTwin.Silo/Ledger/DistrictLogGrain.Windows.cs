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
    private PatientSweep<AlertWindowId>? _windowClocks;
    private PatientSweep<AlertId>? _speaking;

    public Task<AlertWindowPage> ListAlertWindows(AlertWindowQuery query) =>
        Task.FromResult(_boards.Windows.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxAlertWindowsPerPage) }));

    public Task<(AlertWindowView? Window, int Open)> FindWindow(AlertWindowId id) =>
        Task.FromResult((_boards.Windows.Find(id), _boards.Windows.OpenCount));

    private async Task SeeToQuiet()
    {
        _windowClocks ??= new(_options, clock, (window, times, error) => LogNotRunOut(District, window, times, error));
        await _windowClocks.Run(_boards.Windows.Due, window => GrainFactory.Grain<IAlertWindowGrain>(window.Value).Sweep());
        _speaking ??= new(_options, clock, (alert, times, error) => LogNotSpeaking(District, alert, times, error));
        await _speaking.Run(
            (nowMs, _, passOver) =>
            [
                .. _boards.Alerts.Unquieted(_boards.Windows.Holding(nowMs), _options.MaxAlertsSpeakingPerSweep, passOver)
                    .Select(alert => alert.Id),
            ],
            Speak);
    }

    private Task Speak(AlertId id) => _boards.Find(id)?.View is not { } alert ? Task.CompletedTask
        : GrainFactory.Grain<IAlertGrain>(id.Value).Quiet(
            _boards.Windows.Quiet(alert.Subject, alert.Rule, alert.Cell, alert.Severity, NowMs));

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: {Window} could not run out, {Times} times now; it is asked again, ever more rarely")]
    private partial void LogNotRunOut(DivisionCode district, AlertWindowId window, int times, Exception error);

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: {Alert} could not speak though its window is over, {Times} times now; it is asked again, ever more rarely")]
    private partial void LogNotSpeaking(DivisionCode district, AlertId alert, int times, Exception error);
}
