using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace CityTwin.City.Importing;

/// <summary>Which cell a place is in.</summary>
internal sealed class CellFinder
{
    private readonly STRtree<(DivisionCode Code, IPreparedGeometry Shape)> _cells = new();

    /// <param name="cells">In degrees; on a border between two, the lower code has it.</param>
    public CellFinder(IEnumerable<Boundary> cells)
    {
        foreach (var cell in cells)
        {
            _cells.Insert(cell.Outline.EnvelopeInternal, (cell.Code, PreparedGeometryFactory.Prepare(cell.Outline)));
        }

        _cells.Build();
    }

    public DivisionCode? At(Coordinate place)
    {
        var point = GeometryFactory.Default.CreatePoint(place);
        return _cells.Query(new Envelope(place))
            .Where(cell => cell.Shape.Intersects(point))
            .Select(cell => (DivisionCode?)cell.Code)
            .Min();
    }
}
