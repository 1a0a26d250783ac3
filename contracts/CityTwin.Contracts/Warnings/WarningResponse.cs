namespace CityTwin.Warnings;

/// <summary>What people should do, in the words of CAP 1.2.</summary>
public enum WarningResponse
{
    None = 0,
    Shelter = 1,
    Evacuate = 2,
    Prepare = 3,

    /// <summary>Carry out what the instruction names.</summary>
    Execute = 4,
    Avoid = 5,
    Monitor = 6,
    Assess = 7,

    /// <summary>The event is over.</summary>
    AllClear = 8,
}
