namespace CityTwin.Fleet.Airspace;

/// <summary>What a flight takes at the least, whatever is in its way.</summary>
/// <param name="ArriveMs">It is not on the scene before, Unix milliseconds.</param>
/// <param name="EnergyPercent">Of the battery: there, at its stops and back.</param>
public readonly record struct LeastFlight(long ArriveMs, double EnergyPercent);
