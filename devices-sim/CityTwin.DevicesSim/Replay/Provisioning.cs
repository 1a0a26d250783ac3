using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Replay;

/// <summary>Registers a replay's devices, or takes those of an earlier replay over by replacing their passwords.</summary>
internal sealed class Provisioning(PublicApi api, CityPlaces places)
{
    private const int BatchSize = 500;
    private const string Known = "already-exists";
    private const string ReplayClock = "replay";

    /// <returns>The devices, and how many of them there were before.</returns>
    /// <exception cref="InputException">One was refused; the message says which and why.</exception>
    public async Task<(IReadOnlyList<ReplayDevice> Devices, int TakenOver)> Provision(
        IReplaySource source, IReadOnlyList<ReplayStation> stations, CancellationToken stop)
    {
        var banks = source.IsOnRivers ? await places.Banks(stop) : [];
        var cells = StationPlaces.Choose(await places.Cells(stop), banks, stations.Count);
        var (devices, takenOver) = (new List<ReplayDevice>(), 0);
        foreach (var batch in stations.Zip(cells).Chunk(BatchSize))
        {
            var asked = batch.Select(JsonNode? (x) => Request(x.First, x.Second)).ToArray();
            var answer = await api.Post("v1/devices:batch", new JsonObject { ["devices"] = new JsonArray(asked) }, stop);
            foreach (var (station, outcome) in batch.Select(x => x.First).Zip(answer["outcomes"]!.AsArray()))
            {
                var known = Text(outcome, "error") == Known;
                takenOver += known ? 1 : 0;
                devices.Add(Device(station, known ? await TakeOver(station, stop) : Credential(station, outcome)));
            }
        }

        return (devices, takenOver);
    }

    private static JsonObject Request(ReplayStation station, string cell) => new()
    {
        ["deviceId"] = station.DeviceId,
        ["kind"] = station.Kind,
        ["cell"] = cell,
        ["name"] = station.Name,
        ["clock"] = ReplayClock,
    };

    /// <summary>Only a device of an earlier replay: whoever else speaks under that id would be cut off.</summary>
    private async Task<JsonNode> TakeOver(ReplayStation station, CancellationToken stop)
    {
        var there = await api.Get($"v1/devices/{station.DeviceId}", stop);
        if (Text(there, "clock") != ReplayClock || Text(there, "kind") != station.Kind || Text(there, "state") != "active")
        {
            throw new InputException(
                $"{station.DeviceId} is registered already, as {Text(there, "state")} with kind '{Text(there, "kind")}' and clock "
                + $"'{Text(there, "clock")}': a replay takes over only active devices of kind '{station.Kind}' and clock '{ReplayClock}'.");
        }

        return await api.Post($"v1/devices/{station.DeviceId}:rotate", new JsonObject(), stop);
    }

    private static JsonNode Credential(ReplayStation station, JsonNode? outcome) => outcome?["credential"]
        ?? throw new InputException($"{station.DeviceId} was not registered: {Text(outcome, "error")}, {Text(outcome, "reason")}");

    private static ReplayDevice Device(ReplayStation station, JsonNode credential) =>
        new(station, Text(credential, "twinId"), Text(credential, "password"));

    private static string Text(JsonNode? node, string key) => node?[key]?.GetValue<string>() ?? "";
}
