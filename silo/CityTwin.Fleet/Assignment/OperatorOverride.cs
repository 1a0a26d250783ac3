namespace CityTwin.Fleet.Assignment;

/// <summary>
/// An operator's word on a pair. It always wins: a required unit is sent even where an obstacle speaks against it, and the
/// explanation names the obstacle.
/// </summary>
/// <param name="Required">This unit and no other for the job; else: not this unit.</param>
/// <param name="By">Who said so.</param>
/// <param name="Reason">As they gave it.</param>
public sealed record OperatorOverride(string JobId, string UnitId, bool Required, string By, string Reason);
