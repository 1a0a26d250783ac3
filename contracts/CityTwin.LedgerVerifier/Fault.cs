namespace CityTwin.LedgerVerifier;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Where">The file, and the line or the head.</param>
/// <param name="What">What is there, and what was expected.</param>
public sealed record Fault(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}
