namespace CityTwin.Benchmarks.Baseline;

/// <summary>Node-RED's folder with its settings and one flow: a device's reading above a threshold is its alert.</summary>
internal sealed class Flow : IDisposable
{
    private Flow(string folder) => Folder = folder;

    public string Folder { get; }

    public static (string Readings, string Alerts) TopicsOf(string device) =>
        ($"citytwin/v1/{device}/telemetry", $"citytwin/v1/{device}/alert");

    /// <summary>Writes it for the broker on that port.</summary>
    public static async Task<Flow> Write(int brokerPort)
    {
        var flow = new Flow(Directory.CreateTempSubdirectory("citytwin-nodered-").FullName);
        await File.WriteAllTextAsync(Path.Combine(flow.Folder, "settings.js"), Settings);
        await File.WriteAllTextAsync(Path.Combine(flow.Folder, "flows.json"), Nodes(brokerPort));
        return flow;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Nothing but the flow: without editor, API and pages of flows it does not listen on any port.</summary>
    private const string Settings = """
        module.exports = {
            flowFile: "flows.json",
            credentialSecret: false,
            uiHost: "127.0.0.1",
            httpAdminRoot: false,
            httpNodeRoot: false,
            disableEditor: true,
            editorTheme: { projects: { enabled: false }, tours: false },
            externalModules: { autoInstall: false, palette: { allowInstall: false } },
            telemetry: { enabled: false, updateNotification: false },
            diagnostics: { enabled: false, ui: false },
            runtimeState: { enabled: false, ui: false },
            logging: { console: { level: "warn", metrics: false, audit: false } },
        };

        """;

    /// <summary>A node without a place on the sheet would be taken for configuration.</summary>
    private static string Nodes(int brokerPort) => $$"""
        [
            { "id": "flow", "type": "tab", "label": "threshold" },
            { "id": "broker", "type": "mqtt-broker", "broker": "127.0.0.1", "port": "{{brokerPort}}", "clientid": "node-red",
              "autoConnect": true, "usetls": false, "protocolVersion": "4", "keepalive": "60", "cleansession": true },
            { "id": "in", "z": "flow", "x": 100, "y": 40, "type": "mqtt in", "broker": "broker",
              "topic": "citytwin/v1/+/telemetry", "qos": "0", "datatype": "utf8", "wires": [["json"]] },
            { "id": "json", "z": "flow", "x": 300, "y": 40, "type": "json", "property": "payload", "action": "",
              "wires": [["threshold"]] },
            { "id": "threshold", "z": "flow", "x": 500, "y": 40, "type": "switch", "property": "payload.levelM",
              "propertyType": "msg", "rules": [{ "t": "gte", "v": "50", "vt": "num" }], "checkall": "false", "repair": false,
              "outputs": 1, "wires": [["topic"]] },
            { "id": "topic", "z": "flow", "x": 700, "y": 40, "type": "change", "rules": [{ "t": "change", "p": "topic",
              "pt": "msg", "from": "/telemetry", "fromt": "str", "to": "/alert", "tot": "str" }], "wires": [["out"]] },
            { "id": "out", "z": "flow", "x": 900, "y": 40, "type": "mqtt out", "broker": "broker", "topic": "", "qos": "0",
              "retain": "false", "wires": [] }
        ]

        """;
}
