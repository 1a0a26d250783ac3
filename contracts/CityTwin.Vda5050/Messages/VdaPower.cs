namespace CityTwin.Vda5050;

/// <summary>A robot's energy.</summary>
public sealed record VdaPower(double ChargePercent, bool Charging, double? Voltage, double? Current, double? HealthPercent, double? RangeM);
