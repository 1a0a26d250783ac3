using System.Diagnostics.CodeAnalysis;
using CityTwin.City;

namespace CityTwin.Warnings;

/// <summary>
/// A public warning's identity, <c>warning:{division code of the issuing centre}:{serial}</c>. A centre is the city's, a
/// district's, a street's or a community's: 2, 6, 9 or 12 digits.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningId")]
public readonly record struct WarningId
{
    [Id(0)]
    private readonly string? _value;

    private WarningId(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    /// <summary>The division whose centre issues it.</summary>
    public DivisionCode Centre => DivisionCode.Parse(Value.Split(':')[1]);

    public static WarningId Create(DivisionCode centre, string serial) => Parse($"warning:{centre}:{serial}");

    /// <exception cref="FormatException">The text is not a warning id.</exception>
    public static WarningId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a warning id: expected warning:centre:serial, the centre of 2, 6, 9 or 12 digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out WarningId id)
    {
        id = default;
        var parts = text?.Split(':');
        if (parts is not ["warning", var code, { Length: > 0 and <= 32 } serial]
            || !DivisionCode.TryParse(code, out var centre)
            || centre.Level == DivisionLevel.Cell
            || !serial.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        id = new WarningId(text!);
        return true;
    }

    public override string ToString() => Value;
}
