using CityTwin.Benchmarks.Load;
using CityTwin.City;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Benchmarks.Storm;

/// <summary>Watches the alerts of an area.</summary>
internal sealed class AlertWatcher(Principal principal, DivisionCode area, Interruptions interruptions, TimeProvider clock)
    : LogWatcher<AlertUpdate>(area, interruptions, clock)
{
    private readonly AlertService.AlertServiceClient _alerts = new(principal.Channel);

    protected override AsyncServerStreamingCall<AlertUpdate> Open(string resumeToken, CancellationToken stop) =>
        _alerts.WatchAlerts(
            new WatchAlertsRequest { Area = Area.Value, ResumeToken = resumeToken }, principal.Token, cancellationToken: stop);

    protected override (string District, long Sequence, string ResumeToken) PlaceOf(AlertUpdate update) =>
        (update.District, update.Sequence, update.ResumeToken);
}
