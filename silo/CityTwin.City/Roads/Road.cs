using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>An edge of the road graph, in metres.</summary>
/// <param name="From">Index of a node of its network.</param>
/// <param name="To">Index of a node of its network.</param>
/// <param name="Cells">The cells on its sides, for what stands beside it.</param>
internal sealed record Road(
    string Id, string Name, string Class, bool Bridge, bool Tunnel, int From, int To, DivisionCode? Street,
    IReadOnlyList<int> Cells, LineString Line)
{
    /// <summary>Narrow streets are one-way now and then; the rest of the grid leads back.</summary>
    public bool OneWay { get; init; }

    public double LengthM => Line.Length;

    public int SpeedKmH => Class switch
    {
        RoadClasses.Motorway => 80,
        RoadClasses.Trunk or RoadClasses.Primary => 60,
        RoadClasses.Secondary => 50,
        RoadClasses.Tertiary => 40,
        RoadClasses.Residential => 30,
        RoadClasses.Service => 20,
        _ => 5,
    };

    public int Other(int node) => node == From ? To : From;
}
