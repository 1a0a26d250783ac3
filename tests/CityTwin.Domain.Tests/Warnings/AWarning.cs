using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.Warnings;

namespace CityTwin.Domain.Tests.Warnings;

/// <summary>A flood in a district, and what its people ask.</summary>
internal static class AWarning
{
    public const long NowMs = 1_780_300_800_250;
    public const long HourMs = 3_600_000;

    public static readonly DivisionCode District = DivisionCode.Parse("500103");
    public static readonly DivisionCode City = DivisionCode.Parse("50");
    public static readonly DivisionCode Street = DivisionCode.Parse("500103001");
    public static readonly WarningId Id = WarningId.Create(District, "7f");
    public static readonly WarningSender Sender = new("centre-500103@city.example", "渝中区中心", "Yuzhong centre", 480, "+86 23 0000", "https://city.example/w");

    public static WarningContent Content { get; } = new(
        "flood.river", [WarningCategory.Met], [WarningResponse.Evacuate], WarningUrgency.Immediate, Severity.Orange, WarningCertainty.Observed,
        new WarningText("洪水", "朝天门洪水橙色预警", "水位上涨。", "请撤离。"),
        new WarningText("Flood", "Flood at Chaotianmen", "The river is rising.", "Leave."),
        EffectiveAtMs: null, OnsetAtMs: NowMs + HourMs, ExpiresAtMs: NowMs + (6 * HourMs),
        [new WarningArea(Street, "朝天门街道", "Chaotianmen", [Square()])]);

    public static IReadOnlyList<GeoPoint> Square() =>
        [new(106.57, 29.55), new(106.59, 29.55), new(106.59, 29.57), new(106.57, 29.57), new(106.57, 29.55)];

    public static DraftWarning Draft(WarningContent? content = null, int? version = null, bool exercise = false) =>
        new(Id, "ann", District, content ?? Content, "alert:500103001001007:68", exercise, version);

    public static IssueWarning Issue(int? version = null) => new("bob", District, Sender, version);

    public static UpdateWarning Update(WarningContent? content = null, int? version = null) =>
        new("bob", District, content ?? Content with { Severity = Severity.Red }, version);

    public static CancelWarning Cancel(string reason = "水位回落。", int? version = null) => new("cai", District, reason, version);

    /// <summary>The state after commands a second apart, and the last event.</summary>
    public static (WarningState State, WarningEvent Last) After(params WarningCommand[] commands)
    {
        var (state, last, nowMs) = (WarningState.None, (WarningEvent?)null, NowMs);
        foreach (var command in commands)
        {
            last = state.Decide(command, nowMs).ShouldHaveSingleItem();
            state = state.Evolve(last);
            nowMs += 1000;
        }

        return (state, last!);
    }

    public static WarningRefusedException ShouldRefuse(
        this WarningState state, WarningCommand command, WarningRefusal why, long nowMs = NowMs, WarningLimits? limits = null)
    {
        var refused = Should.Throw<WarningRefusedException>(() => state.Decide(command, nowMs, limits));
        refused.Refusal.ShouldBe(why, refused.Message);
        return refused;
    }
}
