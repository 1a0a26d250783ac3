using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using CityTwin.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.DevicesSim.Tests.Publishing;

/// <summary>Listens to every device and gateway, and keeps the times of the readings it heard, and whose they were.</summary>
internal sealed class Recorder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<(long TimeMs, string DeviceId)> _heard = Channel.CreateUnbounded<(long, string)>();

    private Recorder()
    {
    }

    public HashSet<long> Times { get; } = [];

    /// <summary>Named in batches.</summary>
    public HashSet<string> DeviceIds { get; } = [];

    public static async Task<Recorder> Listen(int port)
    {
        var recorder = new Recorder();
        recorder._client.ApplicationMessageReceivedAsync += message =>
        {
            using var json = JsonDocument.Parse(message.ApplicationMessage.Payload);
            var readings = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement];
            readings.ForEach(reading => recorder._heard.Writer.TryWrite((
                reading.GetProperty(PayloadKeys.Time).GetInt64(),
                reading.TryGetProperty(PayloadKeys.DeviceId, out var id) ? id.GetString()! : "")));
            return Task.CompletedTask;
        };
        await recorder._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build());
        await recorder._client.SubscribeAsync("citytwin/v1/+/telemetry", MqttQualityOfServiceLevel.AtLeastOnce);
        await recorder._client.SubscribeAsync("citytwin/v1/+/batch", MqttQualityOfServiceLevel.AtLeastOnce);
        return recorder;
    }

    /// <summary>Waits until so many different times were heard.</summary>
    public Task Hears(int times) => Until(() => Times.Count >= times);

    /// <summary>Waits until so many different devices were heard in batches.</summary>
    public Task HearsOf(int devices) => Until(() => DeviceIds.Count >= devices);

    private async Task Until(Func<bool> isEnough)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isEnough())
        {
            var (timeMs, deviceId) = await _heard.Reader.ReadAsync(limit.Token);
            Times.Add(timeMs);
            if (deviceId.Length > 0)
            {
                DeviceIds.Add(deviceId);
            }
        }
    }

    public void Dispose() => _client.Dispose();
}
