namespace CityTwin.Fleet;

/// <summary>Who steers a unit.</summary>
public enum UnitControl : byte
{
    /// <summary>It carries out orders of this city.</summary>
    Automatic,

    /// <summary>Somebody here has taken it over by the console.</summary>
    Remote,

    /// <summary>Somebody on the spot steers it: it takes no orders.</summary>
    Manual,

    /// <summary>It stands still by an emergency stop.</summary>
    EmergencyStop,

    /// <summary>It starts, is serviced or taught.</summary>
    Service,
}
