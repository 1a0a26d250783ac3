using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.DevicesSim.Tests.Units;

/// <summary>A real broker in this process, and a small fleet control on it that hears everything and says what a test wants.</summary>
internal sealed class FleetControl : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MqttServer _server;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<(string Topic, JsonElement Message)> _heard = Channel.CreateUnbounded<(string, JsonElement)>();
    private long _sent;

    private FleetControl(int port)
    {
        Port = port;
        _server = new MqttServerFactory().CreateMqttServer(
            new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(port).Build());
    }

    public int Port { get; }

    public List<(string Topic, JsonElement Message)> Heard { get; } = [];

    public static async Task<FleetControl> Start()
    {
        var control = new FleetControl(CityTwin.Testing.Running.FreePorts.Take(1)[0]);
        await control._server.StartAsync();
        control._client.ApplicationMessageReceivedAsync += message =>
        {
            control._heard.Writer.TryWrite((message.ApplicationMessage.Topic,
                JsonDocument.Parse(message.ApplicationMessage.Payload.ToArray()).RootElement));
            return Task.CompletedTask;
        };
        await control._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", control.Port).Build());
        await control._client.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce);
        return control;
    }

    /// <summary>Waits for a message; those before it have been heard, too.</summary>
    public async Task<JsonElement> Until(string topicEnd, Func<JsonElement, bool> isIt)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            (string Topic, JsonElement Message) heard;
            try
            {
                heard = await _heard.Reader.ReadAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No such message on …{topicEnd}; the last were {string.Join("\n", Heard.TakeLast(5))}");
            }

            Heard.Add(heard);
            if (heard.Topic.EndsWith(topicEnd, StringComparison.Ordinal) && isIt(heard.Message))
            {
                return heard.Message;
            }
        }
    }

    public Task Tell(string topic, JsonObject body, MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.AtMostOnce) =>
        _client.PublishStringAsync(topic, body.ToJsonString(), qos);

    /// <summary>With the header that VDA 5050 wants.</summary>
    public Task TellRobot(string topic, string version, JsonObject body)
    {
        (body["headerId"], body["timestamp"], body["version"]) = (_sent++, "2026-03-10T00:00:00.000Z", version);
        (body["manufacturer"], body["serialNumber"]) = ("Kite", "R-1");
        return Tell($"vda5050/v{version[0]}/Kite/R-1/{topic}", body);
    }

    /// <summary>Throws a client off the broker.</summary>
    public Task Break(string clientId) => _server.DisconnectClientAsync(clientId, new MqttServerClientDisconnectOptions());

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.StopAsync();
        _server.Dispose();
    }
}
