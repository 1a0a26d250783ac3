using System.Diagnostics.CodeAnalysis;
using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>
/// An alert window's identity, <c>alert-window:{division code it is for}:{serial}</c>. A window is for a district or a part
/// of one: 6, 9, 12 or 15 digits. Its events are in that district's log.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowId")]
public readonly record struct AlertWindowId
{
    [Id(0)]
    private readonly string? _value;

    private AlertWindowId(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    /// <summary>The division it is for.</summary>
    public DivisionCode Scope => DivisionCode.Parse(Value.Split(':')[1]);

    public static AlertWindowId Create(DivisionCode scope, string serial) => Parse($"alert-window:{scope}:{serial}");

    /// <exception cref="FormatException">The text is not an alert window's id.</exception>
    public static AlertWindowId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not an alert window's id: expected alert-window:division:serial, the division of 6, 9, 12 or 15 digits.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AlertWindowId id)
    {
        id = default;
        var parts = text?.Split(':');
        if (parts is not ["alert-window", var code, { Length: > 0 and <= 32 } serial]
            || !DivisionCode.TryParse(code, out var scope)
            || scope.Level == DivisionLevel.City
            || !serial.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        id = new AlertWindowId(text!);
        return true;
    }

    public override string ToString() => Value;
}
