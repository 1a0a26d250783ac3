using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A straight line between two faces.</summary>
/// <param name="Left">Index of a face.</param>
/// <param name="Right">Index of the face on the other side, or <see cref="Outside"/>.</param>
internal readonly record struct Edge(Coordinate From, Coordinate To, int Left, int Right)
{
    public const int Outside = -1;
}
