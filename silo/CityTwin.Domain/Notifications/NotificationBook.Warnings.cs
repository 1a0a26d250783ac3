using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Warnings;

namespace CityTwin.Notifications;

/// <content>Warnings of other authorities: who is on duty hears of the grave ones. Those of the city's own are its people's doing.</content>
public sealed partial class NotificationBook
{
    private void Note(
        LogEntry entry, WarningView warning, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs, bool fresh)
    {
        if (warning.Origin is not { Status: ReceivedStatus.Actual })
        {
            return;
        }

        if (!warning.Public)
        {
            Lapse(warning.Id.Value);
            return;
        }

        if (!fresh || warning.Content.Severity < policy.WarningsFrom)
        {
            return;
        }

        var centre = warning.Id.Centre;
        var matter = new Matter(
            warning.Id.Value, entry.EventId, NotifyKind.Warning, centre, centre, warning.Content.Severity, Headline(warning.Content), "",
            entry.OccurredAtMs);
        // Nobody is asked after the first: there is nothing to take.
        if (FirstOnDuty(centre, onDuty) is (_, var first))
        {
            Tell(matter, first, people.GetValueOrDefault(first), onDuty: true, rank: 0, nowMs);
        }

        ByChoice(matter, people, nowMs, one => one.Kinds.Contains(NotifyKind.Warning)
            && (one.Severities.Count == 0 || one.Severities.Contains(matter.Severity)) && Reaches(warning.Content, one));
    }

    private static bool Reaches(WarningContent content, NotifyPreferences one)
    {
        IReadOnlyList<DivisionCode> places = one.Areas.Count > 0 ? one.Areas : [one.Area];
        return content.Areas.Any(area => places.Any(place => place.Contains(area.Division) || area.Division.Contains(place)));
    }

    private static string Headline(WarningContent content) => content.En is { } en && en.Headline != content.Zh.Headline
        ? $"{content.Zh.Headline} / {en.Headline}"
        : content.Zh.Headline;
}
