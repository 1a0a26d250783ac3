namespace CityTwin.Fleet;

/// <summary>A mission that what was found leads to.</summary>
/// <param name="On">Upon which finding.</param>
/// <param name="Count">How many units are sent, each under a mission of its own.</param>
/// <param name="Needs">Empty for what the kind usually needs.</param>
/// <param name="HoldBackS">How long somebody may stop it before it is offered.</param>
/// <param name="Priority">Null for what the kind usually has.</param>
/// <param name="DeadlineS">From planning to "on scene"; null for what the kind usually has.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.FollowUp")]
public sealed record FollowUp(
    [property: Id(0)] MissionFinding On,
    [property: Id(1)] MissionKind Kind,
    [property: Id(2)] IReadOnlyList<Capability> Needs,
    [property: Id(3)] int Count = 1,
    [property: Id(4)] int HoldBackS = 0,
    [property: Id(5)] int? Priority = null,
    [property: Id(6)] int? DeadlineS = null)
{
    public const int MaxCount = 8;

    /// <summary>Follow-ups of one rule.</summary>
    public const int MaxOfRule = 12;
}
