using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Notifications;

/// <summary>What people are told of, before it is known who they are.</summary>
/// <param name="Subject">The alert's, order's or warning's id.</param>
/// <param name="EventId">Empty where time calls, not an event.</param>
internal sealed record Matter(
    string Subject, string EventId, NotifyKind Kind, DivisionCode Centre, DivisionCode Cell, Severity Severity, string What,
    string Twin, long OccurredAtMs)
{
    public static Matter Of(HandOff open, NotifyKind kind) => new(
        open.Alert, "", kind, open.Centre, open.Cell, open.Severity, open.Rule, open.Twin, open.OccurredAtMs);
}
