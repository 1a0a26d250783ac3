namespace CityTwin.Vda5050;

/// <summary>How much a message may hold that comes from a robot.</summary>
public sealed record VdaLimits
{
    public static VdaLimits Usual { get; } = new();

    /// <summary>Bytes of the JSON. A state with 500 nodes ahead has about 100 KB.</summary>
    public int MaxMessageBytes { get; init; } = 524_288;

    /// <summary>Levels of objects and arrays. The standard needs 8.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Items of one array.</summary>
    public int MaxItems { get; init; } = 4_000;

    /// <summary>Characters of one text.</summary>
    public int MaxTextCharacters { get; init; } = 4_096;

    /// <summary>How many unknown words of one message are named; more are passed over.</summary>
    public int MaxNotes { get; init; } = 20;
}
