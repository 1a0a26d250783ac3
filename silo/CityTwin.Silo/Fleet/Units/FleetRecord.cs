using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>Which units are at home in a district, as it is stored.</summary>
[GenerateSerializer, Alias("CityTwin.FleetRecord")]
internal sealed class FleetRecord
{
    [Id(0)]
    public Dictionary<TwinId, UnitDefinition> Units { get; set; } = [];
}
