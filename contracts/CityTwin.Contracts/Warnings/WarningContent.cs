using CityTwin.Sensing;

namespace CityTwin.Warnings;

/// <summary>What a warning says, to whom and until when.</summary>
/// <param name="EventType">The kind of the event for programs: letters, digits, dots and dashes, as <c>flood.river</c>.</param>
/// <param name="Categories">At least one.</param>
/// <param name="Severity">One of the four colours.</param>
/// <param name="Zh">In Chinese, told first.</param>
/// <param name="En">In English, where there is a translation.</param>
/// <param name="EffectiveAtMs">From when it holds; null is from when it is said.</param>
/// <param name="OnsetAtMs">When the event is expected to begin.</param>
/// <param name="ExpiresAtMs">Until when it holds.</param>
/// <param name="Areas">At least one, each within the issuing centre's division.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningContent")]
public sealed record WarningContent(
    [property: Id(0)] string EventType,
    [property: Id(1)] IReadOnlyList<WarningCategory> Categories,
    [property: Id(2)] IReadOnlyList<WarningResponse> Responses,
    [property: Id(3)] WarningUrgency Urgency,
    [property: Id(4)] Severity Severity,
    [property: Id(5)] WarningCertainty Certainty,
    [property: Id(6)] WarningText Zh,
    [property: Id(7)] WarningText? En,
    [property: Id(8)] long? EffectiveAtMs,
    [property: Id(9)] long? OnsetAtMs,
    [property: Id(10)] long ExpiresAtMs,
    [property: Id(11)] IReadOnlyList<WarningArea> Areas);
