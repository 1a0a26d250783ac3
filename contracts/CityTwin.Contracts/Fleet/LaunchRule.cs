using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Fleet;

/// <summary>Which alerts launch a mission by themselves, and what comes of what is found.</summary>
/// <param name="Code">Lower case with hyphens, unique in its city.</param>
/// <param name="Rules">Codes of alert rules; empty for any.</param>
/// <param name="Severities">At least one.</param>
/// <param name="Areas">Divisions the alert's cell is in; empty for the whole city.</param>
/// <param name="Hours">Local hours in which it launches; empty for any.</param>
/// <param name="Weather">Null for any weather that a unit of its own can stand.</param>
/// <param name="Kind">Of the mission that is launched.</param>
/// <param name="Needs">Empty for what the kind usually needs.</param>
/// <param name="HoldBackS">How long somebody may stop it before it is offered; 0 for not at all.</param>
/// <param name="Confirm">How what is measured decides the finding; null leaves it to people.</param>
/// <param name="RecallWhenCleared">When the alert clears before the unit is there: true recalls it, false lets it go on and look.</param>
/// <param name="Then">What is sent when it was found so, or not.</param>
/// <param name="Department">Whom an order that was confirmed is established for and assigned to; null leaves that to people.</param>
/// <param name="Priority">1 the highest to 4; null for what the kind usually has.</param>
/// <param name="DeadlineS">From planning to "on scene"; null for what the kind usually has.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.LaunchRule")]
public sealed record LaunchRule(
    [property: Id(0)] string Code,
    [property: Id(1)] string NameZh,
    [property: Id(2)] string NameEn,
    [property: Id(3)] IReadOnlyList<string> Rules,
    [property: Id(4)] IReadOnlyList<Severity> Severities,
    [property: Id(5)] IReadOnlyList<DivisionCode> Areas,
    [property: Id(6)] IReadOnlyList<ScheduleWindow> Hours,
    [property: Id(7)] LaunchWeather? Weather,
    [property: Id(8)] MissionKind Kind,
    [property: Id(9)] IReadOnlyList<Capability> Needs,
    [property: Id(10)] int HoldBackS,
    [property: Id(11)] ConfirmRule? Confirm,
    [property: Id(12)] bool RecallWhenCleared,
    [property: Id(13)] IReadOnlyList<FollowUp> Then,
    [property: Id(14)] string? Department = null,
    [property: Id(15)] int? Priority = null,
    [property: Id(16)] int? DeadlineS = null)
{
    public const int MaxHoldBackS = 600;
}
