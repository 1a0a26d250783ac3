using System.Text.Json;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Missions;

/// <summary>Missions' events as a district's log keeps them.</summary>
public static class MissionEventLog
{
    private static readonly JsonSerializerOptions Canonical = CanonicalEvents.Options<MissionEvent>(
        TypeOf, new CanonicalEvents.Text<MissionId>(), new CanonicalEvents.Text<DivisionCode>(), new CanonicalEvents.Text<TwinId>(),
        new CanonicalEvents.Text<WorkOrderId>(), new CanonicalEvents.Word<MissionKind>(), new CanonicalEvents.Word<Capability>(),
        new CanonicalEvents.Word<MissionFinding>(), new CanonicalEvents.Word<AidState>(), new CanonicalEvents.Word<StopActionType>(),
        new CanonicalEvents.Word<LostLinkAction>());

    /// <summary>The stable name of an event's type: <c>mission.planned</c>, <c>mission.on-scene</c>.</summary>
    public static string TypeOf(MissionEvent happened) => happened switch
    {
        EvidenceKept => "mission.evidence",
        AidNoted => "mission.aid",
        _ => "mission." + CanonicalEvents.Kebab(happened.GetType().Name["Mission".Length..]),
    };

    /// <summary>An event with the mission as it stood after it, ready to be appended; the log gives the sequence.</summary>
    public static LoggedEvent Entry(MissionEvent happened, Mission after)
    {
        var mission = after.View ?? throw new ArgumentException("There is no mission after the event.", nameof(after));
        return new LoggedEvent(
            new LogEntry(
                mission.Id.Birthplace.District, Sequence: 0, $"{happened.Id}#{happened.Version}", TypeOf(happened),
                happened.Id.Value, happened.OccurredAtMs, happened.RecordedAtMs, Payload(happened)),
            Alert: null) { Mission = mission };
    }

    public static byte[] Payload(MissionEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Canonical);
}
