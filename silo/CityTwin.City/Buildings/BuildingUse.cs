namespace CityTwin.City.Generation;

/// <summary>What a building is for, and how high such are built.</summary>
internal sealed record BuildingUse(string Name, double StoreyM, int MinStoreys, int MaxStoreys, double WidthM, double DepthM)
{
    public const string Residential = "residential";
    public const string Commercial = "commercial";
    public const string Office = "office";
    public const string Public = "public";
    public const string Industrial = "industrial";

    private static readonly BuildingUse[] Core =
    [
        new(Office, 4.0, 22, 72, 44, 40), new(Commercial, 4.8, 5, 12, 70, 52), new(Office, 4.0, 16, 48, 40, 36),
        new(Residential, 3.0, 24, 46, 42, 24), new(Commercial, 4.5, 4, 9, 58, 44), new(Public, 4.0, 4, 10, 60, 34),
    ];

    private static readonly BuildingUse[] Town =
    [
        new(Residential, 3.0, 8, 33, 48, 18), new(Residential, 3.0, 6, 11, 56, 15), new(Residential, 3.0, 24, 34, 36, 26),
        new(Residential, 3.0, 7, 18, 50, 16), new(Commercial, 4.5, 3, 6, 52, 36), new(Office, 3.8, 6, 20, 42, 26),
        new(Public, 3.8, 3, 7, 62, 24),
    ];

    private static readonly BuildingUse[] Country =
    [
        new(Residential, 3.0, 1, 4, 18, 12), new(Residential, 3.0, 2, 6, 26, 12), new(Public, 3.6, 1, 4, 40, 16),
        new(Industrial, 6.0, 1, 3, 70, 42), new(Residential, 3.0, 1, 3, 16, 11),
    ];

    /// <param name="urban">From 0 in the country through 0.5 in a town to 1 in the core.</param>
    public static BuildingUse Draw(double urban, Random random)
    {
        var table = urban switch
        {
            > 0.75 => random.NextDouble() < 0.75 ? Core : Town,
            > 0.3 => Town,
            _ => Country,
        };
        return random.Pick(table);
    }

    /// <summary>Most are of the lower sort; the more urban, the more reach up.</summary>
    public int DrawStoreys(double urban, Random random) =>
        MinStoreys + (int)Math.Round((MaxStoreys - MinStoreys) * Math.Pow(random.NextDouble(), 2.4 - (1.2 * urban)));
}
