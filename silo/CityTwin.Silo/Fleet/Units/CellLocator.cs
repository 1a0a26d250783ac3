using CityTwin.City;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CityTwin.Fleet.Units;

/// <summary>
/// The cells' outlines of the package, read once when they are first needed: a tree of boxes, and the outline itself for
/// those whose box a place is in.
/// </summary>
internal sealed class CellLocator(string? folder) : ICellLocator
{
    private readonly Lazy<STRtree<(DivisionCode Code, Geometry Outline)>?> _tree = new(() => Read(folder));

    public bool HasShapes => _tree.Value is not null;

    public DivisionCode? CellAt(GeoPoint place)
    {
        if (_tree.Value is not { } tree)
        {
            return null;
        }

        var at = new Coordinate(place.Longitude, place.Latitude);
        foreach (var (code, outline) in tree.Query(new Envelope(at)))
        {
            if (SimplePointInAreaLocator.Locate(at, outline) != Location.Exterior)
            {
                return code;
            }
        }

        return null;
    }

    private static STRtree<(DivisionCode, Geometry)>? Read(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return null;
        }

        var tree = new STRtree<(DivisionCode, Geometry)>();
        foreach (var cell in CityPackageReader.Open(folder).Boundaries(DivisionLevel.Cell))
        {
            tree.Insert(cell.Outline.EnvelopeInternal, (cell.Code, Packed(cell.Outline)));
        }

        tree.Build();
        return tree;
    }

    /// <summary>Without an object for each vertex: a whole city's outlines are held for as long as the silo runs.</summary>
    private static Geometry Packed(Geometry outline) => Factory.CreateGeometry(outline);

    private static readonly GeometryFactory Factory =
        new(NetTopologySuite.Geometries.Implementation.PackedCoordinateSequenceFactory.DoubleFactory);
}
