using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Units;

/// <summary>Registers units over the public API.</summary>
internal static class RegisteredUnits
{
    private const int BatchSize = 100;

    /// <summary>Each with its secret.</summary>
    /// <param name="progress">Is told how many there are so far.</param>
    public static async Task<IReadOnlyList<FleetDevice>> Register(
        CityProcess city, IReadOnlyList<PlannedUnit> units, Action<int> progress)
    {
        using var http = await DeviceFleet.Client(city);
        var devices = new List<FleetDevice>();
        foreach (var batch in units.Chunk(BatchSize))
        {
            using var answer = await http.PostAsJsonAsync("/v1/devices:batch", new { devices = batch.Select(Request) });
            answer.EnsureSuccessStatusCode();
            devices.AddRange((await answer.Content.ReadFromJsonAsync<JsonNode>())!["outcomes"]!.AsArray().Select(DeviceFleet.Read!));
            progress(devices.Count);
        }

        return devices;
    }

    private static object Request(PlannedUnit unit)
    {
        var (longitude, latitude) = unit.Home;
        object identity = unit.IsRobot
            ? new { protocol = "vda5050", protocolVersion = "2.1.0", manufacturer = PlannedUnit.Manufacturer, serial = unit.DeviceId }
            : new { protocol = "native" };
        return new
        {
            deviceId = unit.DeviceId, kind = unit.Type, cell = unit.Id.Birthplace.Value, twinId = unit.Id.Value, longitude, latitude,
            unit = identity,
        };
    }
}
