using CityTwin.City;

namespace CityTwin.Gateway.City;

/// <summary>Divisions as the API shows them.</summary>
internal static class DivisionMapping
{
    private static readonly DivisionLevel[] Levels = Enum.GetValues<DivisionLevel>();

    public static V1.Division ToProto(DivisionPlace division) => new()
    {
        Code = division.Code.Value,
        Name = division.Name,
        NameEn = division.NameEn,
        Level = division.Code.Level.ToString().ToLowerInvariant(),
        Parent = division.Code.Parent?.Value ?? "",
        Longitude = division.Point.Longitude,
        Latitude = division.Point.Latitude,
    };

    public static DivisionLevel LevelsBelow(DivisionLevel level, int steps) =>
        Levels[Math.Min(Levels.Length - 1, Array.IndexOf(Levels, level) + steps)];
}
