namespace CityTwin.WorkOrders;

/// <summary>What to evaluate: orders reported from a moment until another, as they stand at a third.</summary>
/// <param name="FromMs">Unix milliseconds.</param>
/// <param name="ToMs">Not in it.</param>
/// <param name="AsOfMs">What has happened later has not happened; what is due later is not yet to be done.</param>
/// <param name="UtcOffset">Of the days and months; eight hours in China.</param>
public sealed record EvaluationRequest(EvaluationBy By, long FromMs, long ToMs, long AsOfMs, TimeSpan UtcOffset);
