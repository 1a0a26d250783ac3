namespace CityTwin.Fleet;

/// <summary>What a driver has understood of a unit.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitSignal")]
public abstract record UnitSignal([property: Id(0)] long AtMs);

/// <summary>Where it is and how it is; what is null was not said.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitReported")]
public sealed record UnitReported(
    long AtMs,
    [property: Id(0)] UnitMotion? Motion,
    [property: Id(1)] double? EnergyPercent = null,
    [property: Id(2)] bool? Charging = null,
    [property: Id(3)] UnitControl? Control = null,
    [property: Id(4)] IReadOnlyDictionary<string, double>? Measures = null) : UnitSignal(AtMs);

/// <summary>It came or went.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitLinkChanged")]
public sealed record UnitLinkChanged(long AtMs, [property: Id(0)] UnitLink Link, [property: Id(1)] string Why) : UnitSignal(AtMs);

/// <summary>What of a person's duty it says: available, busy, resting, off duty.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitDutySaid")]
public sealed record UnitDutySaid(long AtMs, [property: Id(0)] UnitStatus Status, [property: Id(1)] int? Crew) : UnitSignal(AtMs);

/// <summary>All that is wrong with it now; an empty list says that nothing is any more.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitTroublesSaid")]
public sealed record UnitTroublesSaid(long AtMs, [property: Id(0)] IReadOnlyList<UnitTrouble> Troubles) : UnitSignal(AtMs);

/// <summary>A command did not do what it should.</summary>
/// <param name="Code">As the protocol names it, or <c>no-answer</c>, <c>fence</c>.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.CommandFailed")]
public sealed record CommandFailed(
    long AtMs, [property: Id(0)] string CommandId, [property: Id(1)] string Code, [property: Id(2)] string Reason) : UnitSignal(AtMs);

/// <summary>A command was carried out, or taken on where its end is told by the task.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CommandAnswered")]
public sealed record CommandAnswered(long AtMs, [property: Id(0)] string CommandId) : UnitSignal(AtMs);

/// <summary>A message could not be understood or is not the unit's to send.</summary>
/// <param name="At">Where in the payload, as <c>$.nodeStates[2]</c>; <c>$</c> for all of it.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitMessageRefused")]
public sealed record UnitMessageRefused(
    long AtMs, [property: Id(0)] string Topic, [property: Id(1)] string Code, [property: Id(2)] string At, [property: Id(3)] string Reason)
    : UnitSignal(AtMs);
