using CityTwin.City.Generation;
using CityTwin.Sensing;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>What an import is put on: a package that exists, or a grid of its own.</summary>
internal sealed class ImportGround
{
    private readonly CellFinder _cells;
    private readonly TerrainGrid? _terrain;

    private ImportGround(CityPackageReader? package, GridDivisions? grid, IEnumerable<Boundary> cells, TerrainGrid? terrain)
    {
        (Package, Grid, _terrain) = (package, grid, terrain);
        _cells = new CellFinder(cells);
    }

    /// <summary>The package that is added to.</summary>
    public CityPackageReader? Package { get; }

    /// <summary>The divisions made for a city of its own.</summary>
    public GridDivisions? Grid { get; }

    public static ImportGround Of(CityPackageReader package) =>
        new(package, null, package.Boundaries(DivisionLevel.Cell), package.Terrain());

    public static ImportGround Of(GridDivisions grid) => new(null, grid, grid.At(DivisionLevel.Cell), null);

    public static IReadOnlyList<SensorKind> Kinds(CityPackageReader? package) => package?.SensorKinds() ?? SensingTemplates.Kinds;

    public DivisionCode? CellAt(Coordinate place) => _cells.At(place);

    /// <summary>The ground, where it is known; 0 m otherwise.</summary>
    public double GroundM(Coordinate place)
    {
        if (_terrain is null)
        {
            return 0;
        }

        var metres = Projection.Utm48.ToMetres(place.X, place.Y);
        return Math.Round(_terrain.At(metres.X, metres.Y), 1);
    }
}
