namespace CityTwin.Fleet.Airspace;

/// <summary>One way of keeping a flight apart from others.</summary>
/// <param name="Means">By what.</param>
/// <param name="Plan">The flight; nothing where this does not help.</param>
/// <param name="CostS">By how much later it arrives than if it were alone, seconds.</param>
/// <param name="Reason">What it does in words, or why it does not help.</param>
public sealed record DeconflictionOption(DeconflictionMeans Means, FlightPlan? Plan, double CostS, string Reason);
