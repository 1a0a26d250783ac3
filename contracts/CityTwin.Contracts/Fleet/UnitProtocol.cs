namespace CityTwin.Fleet;

/// <summary>What a unit speaks.</summary>
public enum UnitProtocol : byte
{
    /// <summary>This city's own messages, as terminals of teams do.</summary>
    Native,

    /// <summary>VDA 5050, by major version.</summary>
    Vda5050,

    /// <summary>DJI Cloud API, dock to cloud.</summary>
    DjiCloud,
}
