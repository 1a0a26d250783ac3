using System.Diagnostics.CodeAnalysis;
using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A mission's identity, <c>mission:{cell code}:{serial}</c>, derived from what asked for it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionId")]
public readonly record struct MissionId
{
    [Id(0)]
    private readonly string? _value;

    private MissionId(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    /// <summary>The cell it was planned for.</summary>
    public DivisionCode Birthplace => DivisionCode.Parse(Value.Split(':')[1]);

    public string Serial => Value.Split(':')[2];

    public static MissionId Create(DivisionCode birthplace, string serial) => Parse($"mission:{birthplace}:{serial}");

    /// <exception cref="FormatException">The text is not a mission's id.</exception>
    public static MissionId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a mission's id: expected mission:cell:serial.");

    public static bool TryParse([NotNullWhen(true)] string? text, out MissionId id)
    {
        id = default;
        var parts = text?.Split(':');
        if (parts is not ["mission", { Length: 15 } code, { Length: > 0 and <= 32 } serial]
            || !DivisionCode.TryParse(code, out _)
            || !serial.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        id = new MissionId(text!);
        return true;
    }

    public override string ToString() => Value;
}
