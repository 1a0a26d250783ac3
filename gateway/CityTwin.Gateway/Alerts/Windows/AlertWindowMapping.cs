using System.Globalization;
using CityTwin.Alerts;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.Sensing;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Gateway.Alerts;

/// <summary>Alert windows as the API shows and reads them.</summary>
internal static class AlertWindowMapping
{
    private const int MinutesPerHour = 60;
    private const int MinutesPerDay = 24 * MinutesPerHour;

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <param name="nowMs">As of when its state is told.</param>
    /// <param name="reader">Whose area it is seen from: a window around it may name twins that are not theirs to know.</param>
    public static V1.AlertWindow ToProto(this AlertWindowView window, long nowMs, Caller reader) => new()
    {
        Id = window.Id.Value,
        Version = window.Version,
        Kind = window.Terms.Kind == AlertWindowKind.Maintenance ? "maintenance" : "suppression",
        Scope = window.Terms.Scope.Value,
        TwinIds = { window.Terms.Twins.Where(twin => reader.MaySee(twin.Birthplace)).Select(twin => twin.Value) },
        OtherTwins = window.Terms.Twins.Count(twin => !reader.MaySee(twin.Birthplace)),
        Rules = { window.Terms.Rules },
        QuietsUpTo = window.Terms.UpTo.ToWire(),
        From = Moments.At(window.FromMs),
        Until = Moments.At(window.Terms.UntilMs),
        Hours =
        {
            window.Terms.Hours.Select(hours => new V1.AlertWindowHours
            {
                Days = { hours.Days.Select(day => DayNames[(int)day]) },
                From = Text(hours.FromMinute),
                Until = Text(hours.UntilMinute),
            }),
        },
        TimeZone = window.Terms.TimeZone,
        Reason = window.Reason?.Commitment ?? "",
        State = StateOf(window, nowMs),
        OpenedBy = window.OpenedBy,
        OpenedAt = Moments.At(window.OpenedAtMs),
        EndedAt = Moments.At(window.EndedAtMs),
        ClosedBy = window.ClosedBy ?? "",
        Note = window.Note?.Commitment ?? "",
        Sequences = { window.Trail.Sequences },
    };

    /// <exception cref="Grpc.Core.RpcException">A term cannot be read.</exception>
    public static AlertWindowTerms Read(V1.OpenAlertWindowRequest request, string timeZone) => new(
        Asked.Either("kind", request.Kind, "maintenance", "suppression") switch
        {
            true => AlertWindowKind.Maintenance,
            false => AlertWindowKind.Suppression,
            null => throw Refusal.Invalid("kind", "expected maintenance or suppression."),
        },
        Asked.Division("scope", request.Scope),
        [.. request.TwinIds.Select(twin => Asked.Twin("twin_ids", twin))],
        [.. request.Rules],
        request.QuietsUpTo.Length == 0 ? Severity.Orange : Asked.AtLeast("quiets_up_to", request.QuietsUpTo),
        Ms("from", request.From),
        Ms("until", request.Until) ?? throw Refusal.Invalid("until", "a window ends at some time: say when."),
        [.. request.Hours.Select(Read)],
        timeZone);

    private static string StateOf(AlertWindowView window, long nowMs) => window switch
    {
        { ClosedBy: not null } => "closed",
        { EndedAtMs: not null } => "expired",
        _ when nowMs >= window.Terms.UntilMs => "expired",
        _ when nowMs < window.FromMs => "coming",
        _ => window.Holds(nowMs) ? "holding" : "resting",
    };

    private static AlertWindowHours Read(V1.AlertWindowHours hours) => new(
        [.. hours.Days.Select(day => Array.IndexOf(DayNames, day) is >= 0 and var found
            ? (DayOfWeek)found
            : throw Refusal.Invalid("hours.days", $"'{day}' is none of {string.Join(", ", DayNames)}."))],
        Minute("hours.from", hours.From, MinutesPerDay - 1),
        Minute("hours.until", hours.Until, MinutesPerDay) is var until && until == 0 ? MinutesPerDay : until);

    private static int Minute(string field, string text, int most) =>
        text.Length == 5 && text[2] == ':'
        && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        && minute < MinutesPerHour && (hour * MinutesPerHour) + minute <= most
            ? (hour * MinutesPerHour) + minute
            : throw Refusal.Invalid(field, $"'{text}' is not a time of day, as 09:00 is.");

    private static string Text(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / MinutesPerHour:00}:{minute % MinutesPerHour:00}");

    private static long? Ms(string field, Timestamp? moment)
    {
        try
        {
            return moment?.ToDateTimeOffset().ToUnixTimeMilliseconds();
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Invalid(field, "it is not a moment between the years 1 and 9999.");
        }
    }
}
