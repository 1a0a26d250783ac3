using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Notifications;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Gateway.Notifications;

/// <summary>Duty rosters as the API shows and reads them.</summary>
internal static class RosterMapping
{
    public static V1.Roster ToProto(this RosterAt at)
    {
        var shown = new V1.Roster
        {
            Centre = at.Roster.Centre.Value,
            Version = at.Roster.Version,
            NextAt = Moments.At(at.Duty.NextAtMs),
            SetBy = at.Roster.SetBy ?? "",
            SetAt = Moments.At(at.Roster.SetAtMs),
        };
        shown.Shifts.AddRange(at.Roster.Shifts.Select(shift => new V1.DutyShift
        {
            Days = { shift.Days }, FromMinute = shift.FromMinute, UntilMinute = shift.UntilMinute, People = { shift.People },
        }));
        shown.Overrides.AddRange(at.Roster.Overrides.Select(one => new V1.DutyOverride
        {
            From = Moments.At(one.FromMs), Until = Moments.At(one.UntilMs), People = { one.People },
        }));
        shown.Now.AddRange(at.Duty.Now);
        shown.Next.AddRange(at.Duty.Next);
        return shown;
    }

    public static Roster Read(V1.SetRosterRequest request, DivisionCode centre) => new()
    {
        Centre = centre,
        Shifts = [.. request.Shifts.Select(shift => new DutyShift([.. shift.Days], shift.FromMinute, shift.UntilMinute, [.. shift.People]))],
        Overrides =
        [
            .. request.Overrides.Select((one, i) => new DutyOverride(
                Ms($"overrides[{i}].from", one.From), Ms($"overrides[{i}].until", one.Until), [.. one.People])),
        ],
    };

    private static long Ms(string field, Timestamp? moment) =>
        moment?.ToDateTimeOffset().ToUnixTimeMilliseconds() ?? throw Refusal.Invalid(field, "a moment is required.");
}
