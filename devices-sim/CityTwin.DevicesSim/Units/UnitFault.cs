namespace CityTwin.DevicesSim.Units;

/// <summary>A unit's fault while it lasts.</summary>
/// <param name="Size">From −1 to 1: how bad, and which way.</param>
internal readonly record struct UnitFault<TKind>(TKind Kind, double FromS, double Size)
    where TKind : struct, Enum;
