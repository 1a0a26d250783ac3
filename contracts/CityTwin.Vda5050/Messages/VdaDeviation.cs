namespace CityTwin.Vda5050;

/// <summary>An ellipse around a node.</summary>
/// <param name="AM">Half axis, metres.</param>
/// <param name="BM">Half axis, metres.</param>
/// <param name="ThetaRad">Its turn, -π/2 to π/2.</param>
public readonly record struct VdaDeviation(double AM, double BM, double ThetaRad = 0)
{
    public static VdaDeviation Circle(double radiusM) => new(radiusM, radiusM);
}
