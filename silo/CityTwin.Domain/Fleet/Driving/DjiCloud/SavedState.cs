using System.Text.Json;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Reads what a driver has saved.</summary>
internal static class SavedState
{
    /// <summary>What cannot be read counts as nothing: the conversation begins anew and the dock says the rest.</summary>
    public static T Read<T>(string? saved, JsonSerializerOptions options)
        where T : new()
    {
        try
        {
            return saved is { Length: > 0 } ? JsonSerializer.Deserialize<T>(saved, options) ?? new T() : new T();
        }
        catch (JsonException)
        {
            return new T();
        }
    }
}
