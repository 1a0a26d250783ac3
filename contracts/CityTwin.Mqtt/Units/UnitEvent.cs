namespace CityTwin.Mqtt;

/// <summary>What a team's terminal says on <c>citytwin/v1/{deviceId}/event</c>.</summary>
public abstract record UnitEvent(long AtMs);

/// <summary>Where it is.</summary>
/// <param name="HeadingDeg">From north, clockwise; null when not said.</param>
/// <param name="EnergyPercent">Of its vehicle or battery; null when not said.</param>
public sealed record UnitPositionEvent(
    long AtMs, double Longitude, double Latitude, double? HeadingDeg, double SpeedMps, double? EnergyPercent) : UnitEvent(AtMs);

/// <summary>Whether its people can be sent.</summary>
/// <param name="Status"><c>available</c>, <c>busy</c>, <c>resting</c> or <c>off-duty</c>.</param>
/// <param name="Crew">How many they are; null when not said.</param>
public sealed record UnitStatusEvent(long AtMs, string Status, int? Crew, string Note) : UnitEvent(AtMs);

/// <summary>How it goes with its task.</summary>
/// <param name="Event">One of <see cref="UnitWords.TaskEvents"/>.</param>
/// <param name="Stop">Null when not said.</param>
/// <param name="Action">An action's id; empty when not said.</param>
public sealed record UnitTaskEvent(
    long AtMs, string TaskId, long Fence, string Event, int? Stop, string Action, string Code, string Reason) : UnitEvent(AtMs);
