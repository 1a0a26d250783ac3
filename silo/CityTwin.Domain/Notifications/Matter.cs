using System.Globalization;
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
    /// <summary>Says apart what is told anew of the same alert, to the same people; empty the first time.</summary>
    public string Anew { get; init; } = "";

    public static Matter Of(HandOff open, NotifyKind kind) => new(
        open.Alert, "", kind, open.Centre, open.Cell, open.Severity, open.Rule, open.Twin, open.OccurredAtMs)
    {
        Anew = open.Round == 0 ? Since(open.AnsweredAtMs)
            : string.Create(CultureInfo.InvariantCulture, $"{Since(open.AnsweredAtMs)} again {open.Round}"),
    };

    /// <param name="answeredAtMs">When somebody last took note of the alert.</param>
    public static string Since(long? answeredAtMs) =>
        answeredAtMs is { } at ? string.Create(CultureInfo.InvariantCulture, $" after {at}") : "";
}
