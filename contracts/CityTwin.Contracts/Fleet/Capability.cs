namespace CityTwin.Fleet;

/// <summary>What a unit can do at a place. The wire name is lower case, parts joined by a hyphen.</summary>
public enum Capability : byte
{
    /// <summary>Takes pictures.</summary>
    Camera,

    /// <summary>Sees and measures heat.</summary>
    Thermal,

    /// <summary>Measures gas.</summary>
    GasSensor,

    /// <summary>Moves or throws water.</summary>
    Pump,

    /// <summary>Speaks to people on the spot.</summary>
    Speaker,

    /// <summary>Lifts or carries people or loads up.</summary>
    Lift,

    /// <summary>Treats people.</summary>
    Medical,

    /// <summary>Closes a road or an area.</summary>
    Barrier,

    /// <summary>Has people with hands and judgement.</summary>
    Crew,

    /// <summary>Takes goods from one place to another.</summary>
    Carry,
}
