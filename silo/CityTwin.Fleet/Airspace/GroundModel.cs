using CityTwin.City;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CityTwin.Fleet.Airspace;

/// <summary>The ground with its buildings, in metres of EPSG:32648. It does not change; many may ask it at once.</summary>
public sealed class GroundModel
{
    private readonly STRtree<Standing> _buildings = new();

    /// <param name="terrain">The package's grid.</param>
    /// <param name="buildings">The package's buildings, in degrees.</param>
    public GroundModel(TerrainGrid terrain, IEnumerable<BuildingFeature> buildings)
        : this(terrain, buildings.Select(b => (b.Id.ToString(), Projection.Utm48.ToMetres(b.Footprint), b.BaseM + b.HeightM)))
    {
    }

    /// <param name="buildings">Id, footprint in metres and altitude of the top.</param>
    public GroundModel(TerrainGrid terrain, IEnumerable<(string Id, Geometry Footprint, double TopM)> buildings)
    {
        Terrain = terrain;
        foreach (var (id, footprint, topM) in buildings)
        {
            _buildings.Insert(footprint.EnvelopeInternal, new Standing(id, AirspaceArea.OfPolygon(Mended(footprint)), topM));
        }

        _buildings.Build();
    }

    public TerrainGrid Terrain { get; }

    public double GroundM(PlanePoint at) => Terrain.At(at.EastM, at.NorthM);

    /// <summary>
    /// The highest ground or roof within half a width of a straight line. Of the ground it is the highest grid value that
    /// bears on the corridor, so never less than the surface between the values.
    /// </summary>
    public GroundHigh HighestAlong(PlanePoint from, PlanePoint to, double widthM)
    {
        var best = new GroundHigh(TerrainBands.HighestAlong(Terrain, from, to, widthM / 2), "terrain");
        foreach (var building in Near(Around(from, to, widthM / 2)))
        {
            if (building.TopM > best.AltitudeM && building.Area.DistanceM(from, to) <= widthM / 2)
            {
                best = new GroundHigh(building.TopM, building.Id);
            }
        }

        return best;
    }

    /// <summary>Buildings that reach into a box, by id.</summary>
    internal IEnumerable<Standing> Near(Envelope box) => _buildings.Query(box).OrderBy(b => b.Id, StringComparer.Ordinal);

    internal static Envelope Around(PlanePoint from, PlanePoint to, double marginM)
    {
        var box = new Envelope(from.ToCoordinate(), to.ToCoordinate());
        box.ExpandBy(marginM);
        return box;
    }

    /// <summary>A footprint that crosses itself is taken for what it covers.</summary>
    private static Geometry Mended(Geometry footprint) => footprint.IsValid ? footprint
        : footprint.Buffer(0) is { IsEmpty: false } mended ? mended : footprint.ConvexHull().Buffer(0.1);

    internal sealed record Standing(string Id, AirspaceArea Area, double TopM);
}
