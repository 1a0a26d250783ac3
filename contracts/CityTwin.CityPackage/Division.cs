namespace CityTwin.City;

/// <summary>One row of <c>divisions.csv</c>: the city, a district, a street, a community or a cell.</summary>
/// <param name="NameEn">In Latin letters, where known; may be empty.</param>
/// <param name="Position">A point inside it.</param>
/// <param name="Generated">Whether the name and code were made up (cells are; communities of a real city are not).</param>
public sealed record Division(DivisionCode Code, string Name, string NameEn, GeoPoint Position, bool Generated)
{
    public DivisionLevel Level => Code.Level;

    /// <summary>One level up; nothing for the city.</summary>
    public DivisionCode? Parent => Code.Parent;
}
