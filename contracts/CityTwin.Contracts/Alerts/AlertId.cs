using System.Diagnostics.CodeAnalysis;
using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>
/// An alert's identity, <c>alert:{cell code}:{serial}</c>. The serial is derived from the subject, the rule and the
/// event time it was raised at, so that a replayed reading names the alert it already raised.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertId")]
public readonly record struct AlertId
{
    [Id(0)]
    private readonly string? _value;

    private AlertId(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    /// <summary>The cell the alert's subject was born in.</summary>
    public DivisionCode Birthplace => DivisionCode.Parse(Value.Split(':')[1]);

    public static AlertId Create(DivisionCode birthplace, string serial) => Parse($"alert:{birthplace}:{serial}");

    /// <exception cref="FormatException">The text is not an alert id.</exception>
    public static AlertId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not an alert id: expected alert:cell:serial.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AlertId id)
    {
        id = default;
        var parts = text?.Split(':');
        if (parts is not ["alert", var code, { Length: > 0 and <= 32 } serial]
            || !DivisionCode.TryParse(code, out _)
            || !serial.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        id = new AlertId(text!);
        return true;
    }

    public override string ToString() => Value;
}
