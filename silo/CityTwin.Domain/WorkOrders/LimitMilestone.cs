namespace CityTwin.WorkOrders;

/// <summary>A moment at which a clock reminds.</summary>
/// <param name="Fraction">Of the limit: 1 is when it is due.</param>
/// <param name="AtMs">Unix milliseconds.</param>
public readonly record struct LimitMilestone(double Fraction, long AtMs);
