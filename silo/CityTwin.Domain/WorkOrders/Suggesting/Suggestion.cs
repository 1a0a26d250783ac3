namespace CityTwin.WorkOrders;

/// <summary>What a report may be about, who would have it and how urgent it would be. A person decides.</summary>
/// <param name="Score">Its share of all the evidence, 0 to 1.</param>
/// <param name="Reasons">Those for the category first, the weightiest first; then urgency, then department.</param>
public sealed record Suggestion(
    WorkCategory Category,
    DepartmentDefinition Department,
    Urgency Urgency,
    double Score,
    IReadOnlyList<SuggestionReason> Reasons);
