using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet;

/// <summary>What can be asked of a mission.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionCommand")]
public abstract record MissionCommand;

/// <summary>Plans it: the first command.</summary>
/// <param name="LaunchAtMs">When it may be offered: a hold-back that somebody can end or use to abort it; null for at once.</param>
/// <param name="Confirm">How what is measured decides what was found; null leaves it to people.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.PlanMission")]
public sealed record PlanMission(
    [property: Id(0)] MissionKind Kind,
    [property: Id(1)] MissionAim Aim,
    [property: Id(2)] string? CorrelationId,
    [property: Id(3)] string? Alert,
    [property: Id(4)] string? Order,
    [property: Id(5)] DivisionCode Lead,
    [property: Id(6)] IReadOnlyList<Capability> Needs,
    [property: Id(7)] int Priority,
    [property: Id(8)] long? DeadlineMs,
    [property: Id(9)] long? ReadingAtMs,
    [property: Id(10)] long? AlertAtMs,
    [property: Id(11)] long? LaunchAtMs,
    [property: Id(12)] int MaxAttempts,
    [property: Id(13)] bool Exercise,
    [property: Id(14)] ConfirmRule? Confirm = null) : MissionCommand;

/// <summary>Ends the hold-back: launch now.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.LaunchMission")]
public sealed record LaunchMission : MissionCommand;

/// <summary>Asks a unit. Of an open attempt of another unit it takes the mission away.</summary>
/// <param name="IsOverride">Whether a person chose against the recommendation.</param>
/// <param name="AnswerByMs">A unit that has not answered by then forfeits; null for never.</param>
/// <param name="OverdueAtMs">A unit that is not on the scene by then forfeits; null for never.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.OfferMission")]
public sealed record OfferMission(
    [property: Id(0)] TwinId Unit,
    [property: Id(1)] long Fence,
    [property: Id(2)] UnitTask Task,
    [property: Id(3)] IReadOnlyList<UnitBid> Bids,
    [property: Id(4)] long? EtaMs,
    [property: Id(5)] bool IsOverride,
    [property: Id(6)] long? AnswerByMs = null,
    [property: Id(7)] long? OverdueAtMs = null) : MissionCommand;

/// <summary>What the unit said, of the attempt whose task it names.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TellMission")]
public sealed record TellMission([property: Id(0)] TwinId Unit, [property: Id(1)] TaskSignal Signal) : MissionCommand;

/// <summary>Keeps a picture or a figure that the unit brought.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.KeepEvidence")]
public sealed record KeepEvidence([property: Id(0)] MissionEvidence Evidence) : MissionCommand;

/// <summary>Says what was found, by a rule on what was measured or by a person who looked.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.FindMission")]
public sealed record FindMission([property: Id(0)] MissionFinding Finding, [property: Id(1)] string Because) : MissionCommand;

/// <summary>The unit has failed, or is silent: another is to have it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ForfeitMission")]
public sealed record ForfeitMission([property: Id(0)] int Attempt, [property: Id(1)] string Code, [property: Id(2)] string Reason) : MissionCommand;

/// <summary>Stands still (or goes on) as the unit was told.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.HoldMission")]
public sealed record HoldMission([property: Id(0)] bool Paused) : MissionCommand;

/// <summary>What it was for is handled.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.HandleMission")]
public sealed record HandleMission : MissionCommand;

/// <summary>Its way was planned anew: closures, floods, another's flight.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ReplanMission")]
public sealed record ReplanMission(
    [property: Id(0)] UnitTask Task, [property: Id(1)] long? EtaMs, [property: Id(2)] string Because,
    [property: Id(3)] long? OverdueAtMs = null) : MissionCommand;

/// <summary>Ends it, whatever it is doing.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AbortMission")]
public sealed record AbortMission([property: Id(0)] string Because) : MissionCommand;

/// <summary>No unit can do it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.FailMission")]
public sealed record FailMission([property: Id(0)] string Because) : MissionCommand;

/// <summary>It goes on under the order that took its own up.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MoveMission")]
public sealed record MoveMission([property: Id(0)] WorkOrderId Order) : MissionCommand;

/// <summary>Records what was asked of another district for it, and what came of that.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.NoteAid")]
public sealed record NoteAid(
    [property: Id(0)] string Aid,
    [property: Id(1)] DivisionCode? From,
    [property: Id(2)] AidState State,
    [property: Id(3)] IReadOnlyList<TwinId> Granted) : MissionCommand;

/// <summary>Lets its clocks say what is due.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SweepMission")]
public sealed record SweepMission : MissionCommand;
