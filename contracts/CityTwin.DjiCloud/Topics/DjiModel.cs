using System.Globalization;

namespace CityTwin.DjiCloud;

/// <summary>A product, written <c>domain-type-subtype</c>: domain 0 is an aircraft, 3 a dock.</summary>
public readonly record struct DjiModel(int Domain, int Type, int SubType)
{
    public bool IsAircraft => Domain == 0;

    public bool IsDock => Domain == 3;

    public static DjiModel Read(DjiValue device) => new(
        (int)device["domain"].WholeOr(-1, -1, short.MaxValue)!.Value,
        (int)device["type"].WholeOr(0, 0, int.MaxValue)!.Value,
        (int)device["sub_type"].WholeOr(0, 0, int.MaxValue)!.Value);

    /// <summary>Null when the text is not three numbers with hyphens.</summary>
    public static DjiModel? Parse(string? text) => text?.Split('-') is [var domain, var type, var sub]
        && Number(domain) is { } d && Number(type) is { } t && Number(sub) is { } s
            ? new DjiModel(d, t, s)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Domain}-{Type}-{SubType}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
