using System.Diagnostics.CodeAnalysis;

namespace CityTwin.City;

/// <summary>
/// A division code of GB/T 2260 and NBS: 2 digits the city, 6 district, 9 street, 12 community, 15 grid cell.
/// A code contains another when it is its prefix.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.DivisionCode")]
public readonly record struct DivisionCode : IComparable<DivisionCode>
{
    [Id(0)]
    private readonly string? _value;

    private DivisionCode(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    public DivisionLevel Level => (DivisionLevel)Value.Length;

    public DivisionCode City => Prefix(DivisionLevel.City);

    /// <summary>The district this lies in. A city code has none and answers itself.</summary>
    public DivisionCode District => Prefix(DivisionLevel.District);

    /// <summary>The street this lies in. A city or district code has none and answers itself.</summary>
    public DivisionCode Street => Prefix(DivisionLevel.Street);

    /// <summary>The next level up; the city has none.</summary>
    public DivisionCode? Parent => Level switch
    {
        DivisionLevel.Cell => Prefix(DivisionLevel.Community),
        DivisionLevel.Community => Prefix(DivisionLevel.Street),
        DivisionLevel.Street => Prefix(DivisionLevel.District),
        DivisionLevel.District => Prefix(DivisionLevel.City),
        _ => null,
    };

    /// <exception cref="FormatException">The text is not 2, 6, 9, 12 or 15 digits.</exception>
    public static DivisionCode Parse(string? text) => TryParse(text, out var code)
        ? code
        : throw new FormatException($"'{text}' is not a division code: expected 2, 6, 9, 12 or 15 digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode code)
    {
        code = default;
        if (text is not { Length: 2 or 6 or 9 or 12 or 15 } || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        code = new DivisionCode(text);
        return true;
    }

    /// <summary>Whether the other code is this one or lies within it.</summary>
    public bool Contains(DivisionCode other) => other.Value.StartsWith(Value, StringComparison.Ordinal);

    public int CompareTo(DivisionCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private DivisionCode Prefix(DivisionLevel level) =>
        Value.Length <= (int)level ? this : new DivisionCode(Value[..(int)level]);
}
