using System.Diagnostics.CodeAnalysis;

namespace CityTwin.City;

/// <summary>
/// A twin's identity, <c>kind:code</c> or <c>kind:code:serial</c>: <c>sensor:500103001001007:0042</c>,
/// <c>cell:500103001001007</c>, <c>centre:50</c>. The code is where the twin was born: it places the grain and never
/// changes. Where a twin is now is state, never parsed from here.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TwinId")]
public readonly record struct TwinId : IComparable<TwinId>
{
    private const int MaxSerialLength = 32;

    private static readonly string[] KindNames = ["centre", "cell", "building", "sensor", "drone", "dock", "robot", "team"];

    [Id(0)]
    private readonly string? _value;

    private TwinId(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    public TwinKind Kind => TryKind(Value.AsSpan(0, Math.Max(0, Value.IndexOf(':'))), out var kind)
        ? kind
        : throw new InvalidOperationException("The empty twin id has no kind.");

    /// <summary>The division the twin was born in.</summary>
    public DivisionCode Birthplace
    {
        get
        {
            var start = Value.IndexOf(':') + 1;
            var end = Value.IndexOf(':', start);
            return DivisionCode.Parse(end < 0 ? Value[start..] : Value[start..end]);
        }
    }

    public static TwinId Cell(DivisionCode code) => Parse($"cell:{code}");

    public static TwinId Centre(DivisionCode code) => Parse($"centre:{code}");

    public static TwinId Building(DivisionCode cell, string serial) => Parse($"building:{cell}:{serial}");

    public static TwinId Sensor(DivisionCode cell, string serial) => Parse($"sensor:{cell}:{serial}");

    /// <param name="kind">Drone, dock, robot or team.</param>
    public static TwinId Unit(TwinKind kind, DivisionCode cell, string serial) => Parse($"{KindNames[(int)kind]}:{cell}:{serial}");

    /// <exception cref="FormatException">The text is not a twin id.</exception>
    public static TwinId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException(
            $"'{text}' is not a twin id: expected kind:code or kind:code:serial, as in sensor:500103001001007:0042.");

    public static bool TryParse([NotNullWhen(true)] string? text, out TwinId id)
    {
        id = default;
        if (text is null)
        {
            return false;
        }

        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3
            || !TryKind(parts[0], out var kind)
            || !DivisionCode.TryParse(parts[1], out var code)
            || (parts.Length == 3) != (kind is not (TwinKind.Centre or TwinKind.Cell))
            || (kind is not TwinKind.Centre && code.Level != DivisionLevel.Cell)
            || (kind is TwinKind.Centre && code.Level > DivisionLevel.Street)
            || (parts.Length == 3 && !IsSerial(parts[2])))
        {
            return false;
        }

        id = new TwinId(text);
        return true;
    }

    public int CompareTo(TwinId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static bool TryKind(ReadOnlySpan<char> name, out TwinKind kind)
    {
        for (var i = 0; i < KindNames.Length; i++)
        {
            if (name.SequenceEqual(KindNames[i]))
            {
                kind = (TwinKind)i;
                return true;
            }
        }

        kind = default;
        return false;
    }

    private static bool IsSerial(string serial) => serial.Length is > 0 and <= MaxSerialLength
        && serial.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
