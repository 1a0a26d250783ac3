using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>A sensor that has its place in a cell.</summary>
/// <param name="SinceMs">When it was given the place. A twin that leaves and comes back begins a new life.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.PlacedSensor")]
internal sealed record PlacedSensor([property: Id(0)] SensorDefinition Definition, [property: Id(1)] long SinceMs)
{
    /// <summary>Its row; versions are times of arrival, and those of a later life are above all of an earlier one.</summary>
    public TwinRow RowOf(SensorState state)
    {
        var row = state.Row(Definition);
        return row with { Version = Math.Max(SinceMs, row.Version) };
    }
}
