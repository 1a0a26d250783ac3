using System.Collections.Concurrent;
using System.Globalization;
using CityTwin.Testing.Running;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.EndToEnd.Durability;

/// <summary>Publishes numbered readings of one device until the line breaks, and notes which were acknowledged.</summary>
internal sealed class AckedPublisher(CityProcess city, Device device)
{
    /// <summary>Values in the order of their acknowledgement.</summary>
    public ConcurrentQueue<double> Acknowledged { get; } = new();

    public Device Device => device;

    public async Task Run(CancellationToken stop)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", city.MqttPort)
            .WithClientId(device.Id)
            .WithCredentials(device.Id, device.Password)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(30))
            .WithTimeout(TimeSpan.FromSeconds(10))
            .Build(), stop);
        var t = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 1; !stop.IsCancellationRequested; i++)
        {
            // Between 1 and 2 metres: far below every rule, and the value says which reading it was.
            var value = 1 + i / 1_000_000.0;
            t = Math.Max(t + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            try
            {
                var answer = await client.PublishStringAsync(device.Telemetry,
                    string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{t}},"levelM":{{value}}}"""),
                    MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: stop);
                if (answer.IsSuccess)
                {
                    Acknowledged.Enqueue(value);
                }
            }
            catch (Exception)
            {
                // The server is gone, whichever way this client noticed: what was not acknowledged may be lost.
                return;
            }
        }
    }
}
