namespace CityTwin.Notifications;

/// <summary>What became of a message.</summary>
/// <param name="Taken">The channel has it.</param>
/// <param name="Confirmed">The other end has confirmed it, rather than only someone on the way.</param>
/// <param name="Hopeless">Sending it again would change nothing.</param>
/// <param name="Detail">Why it was not taken, in full; it may name people, and is for the person themselves only.</param>
/// <param name="Problem">Why it was not taken, as it is kept and logged.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.ChannelOutcome")]
public sealed record ChannelOutcome(
    [property: Id(0)] bool Taken,
    [property: Id(1)] bool Confirmed,
    [property: Id(2)] bool Hopeless,
    [property: Id(3)] string? Detail,
    [property: Id(4)] NotifyProblem? Problem)
{
    public static ChannelOutcome Delivered { get; } = new(Taken: true, Confirmed: true, Hopeless: false, Detail: null, Problem: null);

    public static ChannelOutcome Accepted { get; } = new(Taken: true, Confirmed: false, Hopeless: false, Detail: null, Problem: null);

    public static ChannelOutcome Retry(NotifyProblem problem, string detail) =>
        new(Taken: false, Confirmed: false, Hopeless: false, detail, problem);

    public static ChannelOutcome Never(NotifyProblem problem, string detail) =>
        new(Taken: false, Confirmed: false, Hopeless: true, detail, problem);
}
