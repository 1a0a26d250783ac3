using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>A time in which alerts are expected and call nobody, as centres read it.</summary>
/// <param name="Version">How many events made it.</param>
/// <param name="Terms">What it quiets, and when; its beginning is always set.</param>
/// <param name="OpenedBy">The principal's id.</param>
/// <param name="EndedAtMs">When it was closed or ran out; null before.</param>
/// <param name="ClosedBy">Who closed it before its time; null when it ran out.</param>
/// <param name="UpdatedAtMs">When its last event was decided.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowView")]
public sealed record AlertWindowView(
    [property: Id(0)] AlertWindowId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] AlertWindowTerms Terms,
    [property: Id(3)] long OpenedAtMs,
    [property: Id(4)] string OpenedBy,
    [property: Id(5)] long? EndedAtMs,
    [property: Id(6)] string? ClosedBy,
    [property: Id(8)] long UpdatedAtMs)
{
    /// <summary>Where its events are in its district's log.</summary>
    [Id(9)]
    public LogTrail Trail { get; init; } = LogTrail.Empty;

    /// <summary>Why, in the words of whoever opened it, outside the record; null when it was erased.</summary>
    [Id(10)]
    public SealedItem? Reason { get; init; }

    /// <summary>What whoever closed it said, outside the record; null when nothing was said or it was erased.</summary>
    [Id(11)]
    public SealedItem? Note { get; init; }

    /// <summary>From when on, Unix milliseconds.</summary>
    public long FromMs => Terms.FromMs ?? OpenedAtMs;
}
