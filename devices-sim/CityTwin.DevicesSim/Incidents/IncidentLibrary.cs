using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.Json;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Incidents;

/// <summary>The scripts that this program carries.</summary>
internal static class IncidentLibrary
{
    /// <summary>The kind of effects that act on the weather rather than on a device.</summary>
    public const string Weather = "weather";

    private const string Folder = "Incidents.Scripts.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly FrozenDictionary<string, IncidentScript> Scripts =
        Load().ToFrozenDictionary(script => script.Name);

    public static IEnumerable<string> Names => Scripts.Keys.Order();

    /// <exception cref="InputException">There is no such script.</exception>
    public static IncidentScript Find(string name) => Scripts.GetValueOrDefault(name)
        ?? throw new InputException($"There is no incident '{name}'; there are {string.Join(", ", Names)}.");

    private static IEnumerable<IncidentScript> Load()
    {
        var assembly = typeof(IncidentLibrary).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder)))
        {
            using var text = assembly.GetManifestResourceStream(resource)!;
            yield return JsonSerializer.Deserialize<IncidentScript>(text, Json)!;
        }
    }
}
