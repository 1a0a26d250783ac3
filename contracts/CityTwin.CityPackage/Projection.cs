using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CityTwin.City;

/// <summary>
/// Between WGS 84 degrees and metres in EPSG:32648 (UTM 48 north, the zone of Chongqing). Degrees are rounded to
/// 1e-7, about a centimetre, so that equal places stay equal however they were reached.
/// </summary>
public sealed class Projection
{
    private const int Digits = 7;

    private readonly MathTransform _toMetres;
    private readonly MathTransform _toDegrees;

    private Projection()
    {
        var transformation = new CoordinateTransformationFactory().CreateFromCoordinateSystems(
            GeographicCoordinateSystem.WGS84, ProjectedCoordinateSystem.WGS84_UTM(48, true));
        _toMetres = transformation.MathTransform;
        _toDegrees = transformation.MathTransform.Inverse();
    }

    public static Projection Utm48 { get; } = new();

    public Coordinate ToMetres(double longitude, double latitude)
    {
        var (x, y) = _toMetres.Transform(longitude, latitude);
        return new Coordinate(x, y);
    }

    public Coordinate ToDegrees(double eastM, double northM)
    {
        var (x, y) = _toDegrees.Transform(eastM, northM);
        return new Coordinate(Math.Round(x, Digits), Math.Round(y, Digits));
    }

    public Geometry ToMetres(Geometry degrees) => Map(degrees, c => ToMetres(c.X, c.Y));

    public Geometry ToDegrees(Geometry metres) => Map(metres, c => ToDegrees(c.X, c.Y));

    /// <summary>The same shape with each of its vertices moved.</summary>
    public static Geometry Map(Geometry shape, Func<Coordinate, Coordinate> move)
    {
        var moved = shape.Copy();
        moved.Apply(new Mover(move));
        moved.GeometryChanged();
        return moved;
    }

    private sealed class Mover(Func<Coordinate, Coordinate> move) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence)
        {
            for (var i = 0; i < sequence.Count; i++)
            {
                var to = move(new Coordinate(sequence.GetX(i), sequence.GetY(i)));
                sequence.SetX(i, to.X);
                sequence.SetY(i, to.Y);
            }
        }
    }
}
