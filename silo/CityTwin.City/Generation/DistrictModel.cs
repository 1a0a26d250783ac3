using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>All that was made of a district, in metres.</summary>
internal sealed class DistrictModel
{
    private readonly IndexedPointInAreaLocator?[] _cells;

    public DistrictModel(
        DistrictPlan plan, DistrictTiling tiling, RoadNetwork roads, IReadOnlyList<Building> buildings,
        IReadOnlyList<Pipe> pipes, TerrainGrid terrain)
    {
        (Plan, Tiling, Roads, Buildings, Pipes) = (plan, tiling, roads, buildings, pipes);
        GroundM = [.. roads.Nodes.Select(node => terrain.At(node.At.X, node.At.Y))];
        _cells = new IndexedPointInAreaLocator?[tiling.Cells.Count];
    }

    public DistrictPlan Plan { get; }

    public DistrictTiling Tiling { get; }

    public RoadNetwork Roads { get; }

    public IReadOnlyList<Building> Buildings { get; }

    public IReadOnlyList<Pipe> Pipes { get; }

    /// <summary>The ground at each node of the roads.</summary>
    public IReadOnlyList<double> GroundM { get; }

    public bool CellHas(int cell, Coordinate at) =>
        (_cells[cell] ??= new IndexedPointInAreaLocator(Tiling.Cells[cell].Shape)).Locate(at) == Location.Interior;
}
