namespace CityTwin.Vda5050;

/// <summary>Something that is wrong with a robot or with what it was sent.</summary>
/// <param name="Type">As it was spelled.</param>
/// <param name="References">What it is about: order, action, node, field.</param>
public sealed record VdaError(
    string Type, VdaErrorKind Kind, VdaErrorLevel Level, string? Description, string? Hint, IReadOnlyList<VdaReference> References)
{
    /// <summary>The description by language; from 3.0.</summary>
    public IReadOnlyList<VdaReference> DescriptionTranslations { get; init; } = [];

    /// <summary>The hint by language; from 3.0.</summary>
    public IReadOnlyList<VdaReference> HintTranslations { get; init; } = [];

    /// <summary>The first value of a key; null when it is not referred to. The case of the key does not matter.</summary>
    public string? Refers(string key) =>
        References.FirstOrDefault(reference => string.Equals(reference.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;
}
