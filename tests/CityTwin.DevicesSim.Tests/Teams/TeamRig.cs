using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Teams;
using CityTwin.DevicesSim.Units;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Tests.Teams;

/// <summary>A team on a bench: told what the city would tell its terminal, and listened to.</summary>
internal sealed class TeamRig
{
    public const string Device = "team-1";

    /// <summary>Eight in the morning of Beijing.</summary>
    private const long StartMs = 1_773_100_800_000;

    private int _commands;

    public TeamRig(ulong seed = 1, Func<double, UnitFault<TeamFaultKind>?>? faults = null, Func<TeamModel, TeamModel>? change = null)
    {
        var model = new TeamModel(UtmGrid.ToMetres(106.5, 29.5), 8, HasVehicle: true, Crew: 4, EnduranceS: 36_000, ShiftFromS: null);
        Terminal = new TeamTerminal(Device, change?.Invoke(model) ?? model, seed, worldS => faults?.Invoke(worldS - (StartMs / 1000.0)));
        Listen(Terminal.Connected(Now));
    }

    public TeamTerminal Terminal { get; }

    public Team Team => Terminal.Team;

    public double AtS { get; private set; }

    public List<(string Topic, JsonElement Message, double AtS)> Said { get; } = [];

    private UnitMoment Now => new(StartMs + (long)(AtS * 1000), (StartMs / 1000.0) + AtS);

    public IEnumerable<JsonElement> Events(string type) => Said
        .Where(said => said.Topic == $"citytwin/v1/{Device}/event" && said.Message.GetProperty("type").GetString() == type).Select(said => said.Message);

    /// <summary>What happened to tasks, in its order.</summary>
    public IReadOnlyList<string> Story => [.. Events("task").Select(message => message.GetProperty("event").GetString()!)];

    public string Status => Events("status").Last().GetProperty("status").GetString()!;

    public TeamRig Run(double seconds)
    {
        for (var left = seconds; left > 1e-9; left -= 1)
        {
            AtS += Math.Min(1, left);
            Listen(Terminal.Step(Now));
        }

        return this;
    }

    public TeamRig RunUntil(string happened, double withinS = 7200)
    {
        var end = AtS + withinS;
        while (Story.LastOrDefault() != happened)
        {
            AtS.ShouldBeLessThan(end, $"{happened} did not come; {string.Join(", ", Story)} did");
            Run(1);
        }

        return this;
    }

    /// <returns>The terminal's answer.</returns>
    public JsonElement Command(string type, long fence, JsonObject? more = null, string? commandId = null)
    {
        commandId ??= $"c{++_commands}";
        var body = new JsonObject { ["commandId"] = commandId, ["type"] = type, ["fence"] = fence };
        foreach (var (key, value) in more ?? [])
        {
            body[key] = value?.DeepClone();
        }

        return Raw(commandId, body.ToJsonString());
    }

    public JsonElement Raw(string commandId, string text)
    {
        Listen(Terminal.Hear(DeviceTopic.Command(Device, commandId), Encoding.UTF8.GetBytes(text), Now));
        return Said.Last(said => said.Topic == DeviceTopic.CommandReply(Device, commandId)).Message;
    }

    public static JsonObject Task(string taskId, params JsonObject[] stops) => new()
    {
        ["taskId"] = taskId, ["missionId"] = "mission:1:1", ["kind"] = "rescue", ["stops"] = new JsonArray([.. stops]),
    };

    public static JsonObject Stop(int number, double longitude, double latitude, double holdSeconds = 0, params (string Id, double Seconds)[] actions) => new()
    {
        ["stop"] = number, ["longitude"] = longitude, ["latitude"] = latitude, ["holdSeconds"] = holdSeconds,
        ["path"] = new JsonArray(new JsonArray(106.5005, 29.5), new JsonArray(longitude, 29.5)),
        ["actions"] = new JsonArray([.. actions.Select(action => new JsonObject
        {
            ["actionId"] = action.Id, ["type"] = "pump", ["seconds"] = action.Seconds,
        })]),
    };

    private void Listen(IReadOnlyList<UnitMessage> messages)
    {
        foreach (var message in messages)
        {
            message.MustArrive.ShouldBeTrue("the native protocol is QoS 1");
            Said.Add((message.Topic, JsonDocument.Parse(message.Payload).RootElement, AtS));
        }
    }
}
