using System.Text.Json;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Devices;

/// <summary>Reads a city package's <c>sensor-kinds.json</c>: kinds, how often they report and what they measure.</summary>
internal static class SensorKindFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="InputException">The file is absent or is not a list of kinds.</exception>
    public static IReadOnlyDictionary<string, SensorKind> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException($"{file}: there is no such file of sensor kinds.");
        }

        try
        {
            var kinds = JsonSerializer.Deserialize<List<SensorKind>>(File.ReadAllText(file), Json) ?? [];
            return kinds.ToDictionary(kind => kind.ReportEverySeconds > 0 && kind.Metrics is { Count: > 0 }
                ? kind.Code
                : throw new InputException($"{file}: {kind.Code} needs reportEverySeconds above 0 and a metric."));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InputException($"{file}: it is not a list of sensor kinds: {e.Message}");
        }
    }
}
