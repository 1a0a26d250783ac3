namespace CityTwin.Fleet;

/// <summary>A line of a unit's radio log: what was said to it or by it.</summary>
/// <param name="Outgoing">Whether the city said it.</param>
/// <param name="What">The command's or signal's name on the wire, as <c>start-task</c>, <c>stop-reached</c>.</param>
/// <param name="By">The principal or mission behind a command; empty otherwise.</param>
/// <param name="Text">For people, without anything personal.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.RadioLine")]
public sealed record RadioLine(
    [property: Id(0)] long AtMs,
    [property: Id(1)] bool Outgoing,
    [property: Id(2)] string What,
    [property: Id(3)] string By,
    [property: Id(4)] string Text,
    [property: Id(5)] string? Mission);
