namespace CityTwin.Fleet.Planning;

/// <summary>A plan better than any before, while the search goes on.</summary>
/// <param name="By">Which part of the search found it.</param>
public sealed record PlanProgress(Plan Plan, long ElapsedMs, PlanSearch By);
