using System.Diagnostics.CodeAnalysis;
using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>
/// A work order's identity, <c>order:{cell code}:{serial}</c>. The serial is derived from what was reported (an alert's
/// id, or who sent it under which key), so that a report sent twice names one order.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderId")]
public readonly record struct WorkOrderId
{
    [Id(0)]
    private readonly string? _value;

    private WorkOrderId(string value) => _value = value;

    public string Value => _value ?? string.Empty;

    /// <summary>The cell of the matter reported.</summary>
    public DivisionCode Birthplace => DivisionCode.Parse(Value.Split(':')[1]);

    public static WorkOrderId Create(DivisionCode birthplace, string serial) => Parse($"order:{birthplace}:{serial}");

    /// <exception cref="FormatException">The text is not a work order's id.</exception>
    public static WorkOrderId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a work order's id: expected order:cell:serial.");

    public static bool TryParse([NotNullWhen(true)] string? text, out WorkOrderId id)
    {
        id = default;
        var parts = text?.Split(':');
        if (parts is not ["order", { Length: 15 } code, { Length: > 0 and <= 32 } serial]
            || !DivisionCode.TryParse(code, out _)
            || !serial.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        id = new WorkOrderId(text!);
        return true;
    }

    public override string ToString() => Value;
}
