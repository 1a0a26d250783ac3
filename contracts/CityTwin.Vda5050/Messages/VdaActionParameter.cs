using System.Text.Json;

namespace CityTwin.Vda5050;

/// <summary>A parameter of an action.</summary>
public sealed record VdaActionParameter
{
    private VdaActionParameter(string key, object value) => (Key, Value) = (key, value);

    public string Key { get; }

    /// <summary>A string, a double, a bool, or a <see cref="JsonElement"/> for what has parts.</summary>
    internal object Value { get; }

    public static VdaActionParameter Text(string key, string value) => new(key, value);

    /// <exception cref="ArgumentOutOfRangeException">JSON has no such number.</exception>
    public static VdaActionParameter Number(string key, double value) => double.IsFinite(value)
        ? new(key, value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Parameter '{key}' is not a number that JSON has: expected a finite one.");

    public static VdaActionParameter Flag(string key, bool value) => new(key, value);

    public static VdaActionParameter Parts(string key, JsonElement value) => new(key, value.Clone());
}
