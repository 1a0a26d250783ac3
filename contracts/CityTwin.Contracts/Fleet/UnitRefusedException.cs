namespace CityTwin.Fleet;

/// <summary>A command that a unit cannot carry out, and why. Nothing was sent.</summary>
[GenerateSerializer, Alias("CityTwin.UnitRefusedException")]
public sealed class UnitRefusedException(UnitRefusal why, string message) : Exception(message)
{
    [Id(0)]
    public UnitRefusal Why { get; } = why;
}
