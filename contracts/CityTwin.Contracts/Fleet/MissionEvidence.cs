using CityTwin.WorkOrders;

namespace CityTwin.Fleet;

/// <summary>A picture or a figure that a mission brought.</summary>
/// <param name="Media">The picture's commitment, type and length; null for a figure.</param>
/// <param name="ObjectKey">Where it lies in the container <c>media</c>; null for a figure.</param>
/// <param name="Metric">As <c>maxTemperatureC</c>; null for a picture.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionEvidence")]
public sealed record MissionEvidence(
    [property: Id(0)] long AtMs,
    [property: Id(1)] SealedItem? Media,
    [property: Id(2)] string? ObjectKey,
    [property: Id(3)] bool IsSimulated,
    [property: Id(4)] string? Metric,
    [property: Id(5)] double? Value);
