namespace CityTwin.Notifications;

/// <summary>People who are on duty once, instead of whom the week's pattern names.</summary>
/// <param name="People">Principals, in the order they are asked.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DutyOverride")]
public sealed record DutyOverride(
    [property: Id(0)] long FromMs, [property: Id(1)] long UntilMs, [property: Id(2)] IReadOnlyList<string> People);
