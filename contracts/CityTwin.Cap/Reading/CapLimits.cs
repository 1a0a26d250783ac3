namespace CityTwin.Cap;

/// <summary>How much a message may hold that comes from elsewhere. The largest of the published examples has 24 KB.</summary>
public sealed record CapLimits
{
    /// <summary>Bytes of the XML.</summary>
    public int MaxMessageBytes { get; init; } = 1_048_576;

    /// <summary>Levels of elements. CAP needs 5; a signature has about 8.</summary>
    public int MaxElementDepth { get; init; } = 24;

    /// <summary>Elements in all, those of a signature included.</summary>
    public int MaxElements { get; init; } = 20_000;

    /// <summary>Attributes of one element. CAP has none; a root may declare namespaces.</summary>
    public int MaxAttributes { get; init; } = 32;

    /// <summary>Characters of one element's text; a polygon of 10,000 points has about 200,000.</summary>
    public int MaxTextCharacters { get; init; } = 262_144;

    /// <summary>Blocks of information in a message.</summary>
    public int MaxInfos { get; init; } = 50;

    /// <summary>Areas of one block of information.</summary>
    public int MaxAreas { get; init; } = 500;

    /// <summary>Resources of one block of information.</summary>
    public int MaxResources { get; init; } = 50;

    /// <summary>Points of one polygon.</summary>
    public int MaxPolygonPoints { get; init; } = 10_000;

    /// <summary>Earlier messages that one refers to.</summary>
    public int MaxReferences { get; init; } = 500;
}
