using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Units;

namespace CityTwin.Domain.Tests.Fleet.Units;

/// <summary>A fire crew for tests.</summary>
internal static class Crew
{
    public const long Now = 1_780_300_800_000;

    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");
    public static readonly GeoPoint Home = new(106.55, 29.55, 210);

    public static readonly UnitType Type = new(
        "fire-crew", TwinKind.Team, "消防", "Fire crew", [Capability.Crew, Capability.Pump], 10, 0, 28_800, 4_000, 0.1, null, null, "emergency");

    public static readonly UnitTimes Times = new(15_000, 60_000);

    public static UnitDefinition Definition { get; } = new(
        TwinId.Unit(TwinKind.Team, Cell, "0001"), "crew-1", "fire-crew", UnitProtocol.Native, "", "", "crew-1", "一队", Cell, Home,
        null, "fire", []);

    /// <summary>Heard just now.</summary>
    public static UnitState Online => UnitState.New(Definition).Heard(Now)
        .Observe(new UnitLinkChanged(Now, UnitLink.Online, "it speaks"), Now).Next;

    public static UnitState Leased(string holder = "mission:500103001001007:m1") =>
        Online.Lend(Type, holder, isPerson: false, 60_000, Now);

    public static UnitState OnMission => Leased().Begin(Task(), Now);

    public static UnitTask Task(string id = "m1-1", int revision = 0, int stops = 2) => new(
        id, MissionId.Parse("mission:500103001001007:m1"), MissionKind.Rescue,
        [.. Enumerable.Range(1, stops).Select(i => new TaskStop(
            new GeoPoint(106.55 + (i * 0.01), 29.55, 210), [new GeoPoint(106.55 + ((i - 0.5) * 0.01), 29.55, 210)], [], [], null, null, 0))],
        Scene: stops - 1, Released: stops, revision, 0, LostLinkAction.Hover);

    public static UnitState After(this UnitState unit, params UnitSignal[] signals) =>
        signals.Aggregate(unit, (state, signal) => state.Observe(signal, Now).Next);

    public static UnitReported At(double longitude, long atMs = Now, double? energy = null) =>
        new(atMs, new UnitMotion(atMs, new GeoPoint(longitude, 29.55, 210), null, 5, 0), energy);
}
