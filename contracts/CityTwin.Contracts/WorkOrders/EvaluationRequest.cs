using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>What to evaluate: orders reported from a moment until another, as they stand at a third.</summary>
/// <param name="FromMs">Unix milliseconds.</param>
/// <param name="ToMs">Not in it.</param>
/// <param name="AsOfMs">What has happened later has not happened; what is due later is not yet to be done.</param>
/// <param name="TimeZone">Of the days and months, an IANA name.</param>
/// <param name="Area">A division the orders' cells lie in; null for all.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.EvaluationRequest")]
public sealed record EvaluationRequest(
    [property: Id(0)] EvaluationBy By,
    [property: Id(1)] long FromMs,
    [property: Id(2)] long ToMs,
    [property: Id(3)] long AsOfMs,
    [property: Id(6)] string TimeZone,
    [property: Id(5)] DivisionCode? Area = null);
