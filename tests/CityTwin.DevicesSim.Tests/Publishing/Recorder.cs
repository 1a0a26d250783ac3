using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using CityTwin.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.DevicesSim.Tests.Publishing;

/// <summary>Listens to every device, and keeps the times of the readings it heard.</summary>
internal sealed class Recorder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<long> _heard = Channel.CreateUnbounded<long>();

    private Recorder()
    {
    }

    public HashSet<long> Times { get; } = [];

    public static async Task<Recorder> Listen(int port)
    {
        var recorder = new Recorder();
        recorder._client.ApplicationMessageReceivedAsync += message =>
        {
            using var json = JsonDocument.Parse(message.ApplicationMessage.Payload);
            var readings = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement];
            readings.ForEach(reading => recorder._heard.Writer.TryWrite(reading.GetProperty(PayloadKeys.Time).GetInt64()));
            return Task.CompletedTask;
        };
        await recorder._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build());
        await recorder._client.SubscribeAsync("citytwin/v1/+/telemetry", MqttQualityOfServiceLevel.AtLeastOnce);
        return recorder;
    }

    /// <summary>Waits until so many different times were heard.</summary>
    public async Task Hears(int times)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Times.Count < times)
        {
            Times.Add(await _heard.Reader.ReadAsync(limit.Token));
        }
    }

    public void Dispose() => _client.Dispose();
}
