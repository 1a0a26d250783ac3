namespace CityTwin.DevicesSim.Units;

/// <summary>Now, twice.</summary>
/// <param name="WallMs">What messages carry, and what periods of a protocol go by: Unix milliseconds of the real clock.</param>
/// <param name="WorldS">What bodies move by: seconds of the simulated town, which may run faster.</param>
internal readonly record struct UnitMoment(long WallMs, double WorldS);
