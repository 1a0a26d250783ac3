using System.Collections.Concurrent;
using System.Globalization;
using CityTwin.Testing.Running;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.EndToEnd.Durability;

/// <summary>Publishes numbered readings of one device until the line breaks, and notes which were acknowledged.</summary>
/// <param name="number">Its place among the publishers, of which there are so many: no two say the same value.</param>
/// <param name="inFlight">Messages that wait for their acknowledgement at once.</param>
internal sealed class AckedPublisher(CityProcess city, Device device, int number, int publishers, int inFlight)
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
        using var room = new SemaphoreSlim(inFlight);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var t = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var under = new List<Task>();
        for (var i = 1; await IsRoom(room, gone.Token); i++)
        {
            // Between 1 and 2 metres: far below every rule, and the value says which reading it was.
            t = Math.Max(t + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            under.Add(Publish(client, 1 + ((i * publishers) + number) / 100_000_000.0, t, room, gone));
        }

        await Task.WhenAll(under);
    }

    private static async Task<bool> IsRoom(SemaphoreSlim room, CancellationToken gone)
    {
        try
        {
            await room.WaitAsync(gone);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Publish(IMqttClient client, double value, long t, SemaphoreSlim room, CancellationTokenSource gone)
    {
        try
        {
            var answer = await client.PublishStringAsync(device.Telemetry,
                string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{t}},"levelM":{{value}}}"""),
                MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: gone.Token);
            if (answer.IsSuccess)
            {
                Acknowledged.Enqueue(value);
            }
        }
        catch (Exception)
        {
            // The server is gone, whichever way this client noticed: what was not acknowledged may be lost.
            await gone.CancelAsync();
        }
        finally
        {
            room.Release();
        }
    }
}
