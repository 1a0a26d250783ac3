namespace CityTwin.DevicesSim.Units;

/// <summary>What a unit speaks.</summary>
internal enum UnitProtocol
{
    /// <summary><c>vda5050</c>: robots.</summary>
    Vda5050,

    /// <summary><c>dji-cloud</c>: docks and the aircraft in them.</summary>
    DjiCloud,

    /// <summary><c>native</c>: teams' terminals.</summary>
    Native,
}
