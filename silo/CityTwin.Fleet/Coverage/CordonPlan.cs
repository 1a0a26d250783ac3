namespace CityTwin.Fleet.Coverage;

/// <summary>The roads to block so that nothing drives between the inner area and what lies beyond the outer circle.</summary>
/// <param name="Posts">As few as there can be, or, by width, as narrow.</param>
/// <param name="Cost">The number of posts, or the sum of their widths in metres.</param>
/// <param name="Refusal">Why there is no cordon; nothing when there is one. No posts and no refusal: nothing leads out.</param>
public sealed record CordonPlan(IReadOnlyList<CordonPost> Posts, double Cost, string? Refusal);
