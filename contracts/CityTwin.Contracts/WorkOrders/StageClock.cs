namespace CityTwin.WorkOrders;

/// <summary>One time limit of an order.</summary>
/// <param name="StartMs">When it began to run.</param>
/// <param name="DueMs">When it runs out, by its calendar.</param>
/// <param name="NextMs">When it next has something to say: a milestone, or that it has run out. Null when it has no more.</param>
/// <param name="Reached">The part of the limit that was last said to be used: a milestone, 1 for all.</param>
/// <param name="PausedAtMs">Since when it stands still.</param>
/// <param name="EndedAtMs">When what it measures was done.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.StageClock")]
public sealed record StageClock(
    [property: Id(0)] WorkStage Stage,
    [property: Id(1)] long StartMs,
    [property: Id(2)] long DueMs,
    [property: Id(3)] long? NextMs = null,
    [property: Id(4)] double Reached = 0,
    [property: Id(5)] long? PausedAtMs = null,
    [property: Id(6)] long? EndedAtMs = null)
{
    /// <summary>Whether it runs: neither ended nor paused.</summary>
    public bool IsRunning => EndedAtMs is null && PausedAtMs is null;

    /// <summary>Whether it was, or is at that moment, late.</summary>
    public bool IsLate(long nowMs) => (EndedAtMs ?? PausedAtMs ?? nowMs) > DueMs;
}
