namespace CityTwin.Fleet.Airspace;

/// <summary>Whether the battery does for there, the stay and back: all in per cent of a full one.</summary>
/// <param name="AvailablePercent">At the beginning.</param>
/// <param name="LeftPercent">At the end: less than the reserve, or below nothing, when it does not do.</param>
/// <param name="ReservePercent">What must be left.</param>
/// <param name="MaxOnSceneS">How long it could stay at the most and still be home with the reserve, seconds.</param>
public sealed record EnergyBudget(
    double AvailablePercent, double OutPercent, double OnScenePercent, double BackPercent, double ReservePercent, double MaxOnSceneS)
{
    public double LeftPercent => AvailablePercent - OutPercent - OnScenePercent - BackPercent;

    public bool Enough => LeftPercent >= ReservePercent;
}
