using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Twins;

/// <summary>A kind as callers filter by: of twin, or of sensor.</summary>
/// <param name="SensorKind">Null for every kind of sensor.</param>
internal sealed record KindFilter(TwinKind Kind, string? SensorKind)
{
    private static readonly TwinKind[] TwinKinds = [TwinKind.Building, TwinKind.Cell, TwinKind.Sensor];

    /// <summary>All but centres, in the order of their ids.</summary>
    public static IReadOnlyList<KindFilter> Everything { get; } = [.. TwinKinds.Select(kind => new KindFilter(kind, null))];

    /// <summary>The filters one word stands for; all of them when it is empty.</summary>
    public static IReadOnlyList<KindFilter> Read(string field, string text, CityModel city)
    {
        if (text.Length == 0)
        {
            return Everything;
        }

        if (text == TwinKind.Centre.ToWire())
        {
            return [new KindFilter(TwinKind.Centre, null)];
        }

        return Everything.Where(filter => filter.Kind.ToWire() == text).ToArray() is { Length: > 0 } known ? known
            : city.IsSensorKind(text) ? [new KindFilter(TwinKind.Sensor, text)]
            : throw Refusal.Invalid(field, $"'{text}' is not a kind: expected cell, building, sensor, centre, or one of "
                + $"{string.Join(", ", city.SensorKinds.Select(kind => kind.Code))}.");
    }
}
