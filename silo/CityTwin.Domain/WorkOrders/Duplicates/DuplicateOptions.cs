namespace CityTwin.WorkOrders;

/// <summary>How a duplicate is told, and the bounds on looking for one.</summary>
public sealed record DuplicateOptions
{
    /// <summary>Of this score on, 0 to 1, a report is said to be a duplicate.</summary>
    public double MinScore { get; init; } = 0.7;

    /// <summary>What nearness in place weighs.</summary>
    public double PlaceWeight { get; init; } = 0.5;

    /// <summary>What nearness in time weighs.</summary>
    public double TimeWeight { get; init; } = 0.2;

    /// <summary>What likeness of texts weighs, where both have one.</summary>
    public double TextWeight { get; init; } = 0.3;

    /// <summary>What a match of another category of the same family is worth, of one of the same category.</summary>
    public double FamilyFactor { get; init; } = 0.72;

    /// <summary>Sources whose people walk their round and report each thing once.</summary>
    public IReadOnlyList<string> PatrolSources { get; init; } = ["patrol"];

    /// <summary>What a match is worth when both came from the same patrol source: mostly they are two things side by side.</summary>
    public double PatrolFactor { get; init; } = 0.5;

    /// <summary>Open reports that are kept; one more, and that which was taken first is forgotten.</summary>
    public int MaxOpenReports { get; init; } = 100_000;

    /// <summary>Open reports that one report is compared with: of the nearest squares first, the last taken first.</summary>
    public int MaxCompared { get; init; } = 2_000;

    /// <summary>Characters of a text that are read.</summary>
    public int MaxTextChars { get; init; } = 1_000;

    /// <summary>The side of the squares that reports are kept in, metres.</summary>
    public double SquareM { get; init; } = 500;
}
