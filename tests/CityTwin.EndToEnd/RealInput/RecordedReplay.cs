using System.Globalization;
using System.Text.Json.Nodes;
using CityTwin.Testing;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd.RealInput;

/// <summary>A recording replayed once by <c>./citytwin replay</c>, for all tests that look at what the city made of it.</summary>
public abstract class RecordedReplay(RunningCity city, string source, string data)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private Task<IReadOnlyList<JsonNode>>? _devices;

    public RunningCity City => city;

    /// <summary>The folder of the recording; skips the test when it is not there.</summary>
    public string Folder => SharedData.Require(data);

    /// <summary>What the replay said last.</summary>
    public string Output { get; private set; } = "";

    /// <summary>The replay's devices. The first to ask starts it.</summary>
    public Task<IReadOnlyList<JsonNode>> Devices() => _devices ??= Replay(Folder);

    /// <summary>The device whose id names a station of the recording.</summary>
    public async Task<JsonNode> Device(string station) => (await Devices()).Single(device =>
        device["deviceId"]!.GetValue<string>().Contains(station, StringComparison.OrdinalIgnoreCase));

    /// <summary>The alerts of a rule on a station, first raised first.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset RaisedAt, string HighestSeverity)>> Alerts(string station, string rule)
    {
        var twin = (await Device(station))["twinId"]!.GetValue<string>();
        var answer = await city.Client.Get($"/v1/alerts?twinId={twin}&rule={rule}&pageSize=1000");
        return
        [
            .. (answer["alerts"]?.AsArray() ?? [])
                .Select(alert => (At(alert!["raisedAt"]), alert["highestSeverity"]!.GetValue<string>()))
                .Order(),
        ];
    }

    public static DateTimeOffset At(JsonNode? time) => DateTimeOffset.Parse(time!.GetValue<string>(), CultureInfo.InvariantCulture);

    /// <summary>What a replay of the same recording into the same city says.</summary>
    public async Task<string> Again()
    {
        await Devices();
        return await Run(Folder);
    }

    private async Task<string> Run(string folder)
    {
        var replay = await Command.Run(Path.Combine(RepositoryRoot.Path, "citytwin"),
            ["replay", source, "--from", folder, "--speed", "max", "--data", city.Process.Data], Limit);
        replay.Succeeded.ShouldBeTrue(replay.ToString());
        return replay.Output;
    }

    private async Task<IReadOnlyList<JsonNode>> Replay(string folder)
    {
        var before = await Replayed();
        Output = await Run(folder);
        var known = before.Select(device => device["deviceId"]!.GetValue<string>()).ToHashSet();
        return [.. (await Replayed()).Where(device => !known.Contains(device["deviceId"]!.GetValue<string>()))];
    }

    private async Task<List<JsonNode>> Replayed() => [.. (await city.Client.Get("/v1/devices?pageSize=1000"))["devices"]!.AsArray()
        .OfType<JsonNode>()
        .Where(device => device["clock"]?.GetValue<string>() == "replay")];
}
