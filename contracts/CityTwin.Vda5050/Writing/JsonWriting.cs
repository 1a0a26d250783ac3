using System.Globalization;
using System.Text.Json;

namespace CityTwin.Vda5050;

internal static class JsonWriting
{
    /// <summary>In UTC with milliseconds, as the standard writes times.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteFinite(name, number);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
    }

    public static void WriteFinite(this Utf8JsonWriter json, string name, double value) => json.WriteNumber(
        name, double.IsFinite(value) ? value : throw new VdaUnwritableException($"{name} is {value}: expected a finite number."));

    /// <summary>Within what the schemas allow.</summary>
    public static double Between(string name, double value, double least, double most) => value >= least && value <= most
        ? value
        : throw new VdaUnwritableException(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}: expected {least} to {most}."));
}
