namespace CityTwin.WorkOrders;

/// <summary>A report of which is known whether it told of something again.</summary>
/// <param name="IsDuplicate">What people said.</param>
/// <param name="OriginalId">Of what, where they said.</param>
public sealed record LabelledReport(OpenReport Report, bool IsDuplicate, string? OriginalId = null);
