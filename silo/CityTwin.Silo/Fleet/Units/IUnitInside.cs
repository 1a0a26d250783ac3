using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Fleet.Units;

/// <summary>What only the silo asks of a unit.</summary>
[Alias("CityTwin.IUnitInside")]
internal interface IUnitInside : IGrainWithStringKey
{
    /// <summary>Gives it to another device if it is still that one's: the other takes the place of a revoked one.</summary>
    /// <exception cref="UnitRefusedException">It is a third's by now.</exception>
    [Alias("Replace")]
    Task Replace(string deviceId, UnitDefinition definition);

    /// <summary>Of a dock: this drone lives in it, and hears what the dock says.</summary>
    /// <returns>The dock's device, which speaks for the drone; null when there is no such dock.</returns>
    [AlwaysInterleave]
    [Alias("House")]
    Task<string?> House(TwinId drone);

    /// <summary>Its device spoke where it may not.</summary>
    [OneWay]
    [Alias("Note")]
    Task Note(UnitMessageRefused refused);
}
