using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A straight bit of road, before bits are made into roads.</summary>
internal sealed record Piece(
    Coordinate From, Coordinate To, string Class, string Name, DivisionCode Street, IReadOnlyList<int> Cells, bool OnBank)
{
    public bool Continues(Piece other) =>
        Class == other.Class && Name == other.Name && Street == other.Street && Cells.SequenceEqual(other.Cells);

    public Coordinate Other(Coordinate end) => end.Equals2D(From) ? To : From;
}
