namespace CityTwin.Fleet.Assignment;

/// <param name="Quantity">In the term's own unit.</param>
/// <param name="Points">The quantity times its weight.</param>
public readonly record struct TermCost(CostKind Kind, double Quantity, double Points);
