using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>The broker behind the guard: sessions and packets, no promises. It keeps nothing for a device that is gone.</summary>
internal sealed class Broker : IDisposable
{
    private static readonly TimeSpan PartWithin = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock;

    public Broker(
        MqttConnectionHandler connections, IMqttNetLogger log, IOptions<FrontDoorOptions> options, TimeProvider clock)
    {
        _clock = clock;
        var server = new MqttServerOptionsBuilder()
            .WithoutDefaultEndpoint()
            .WithPersistentSessions(false)
            .WithMaxPendingMessagesPerClient(options.Value.MaxWaitingMessages)
            .WithDefaultCommunicationTimeout(options.Value.ConnectWithin)
            .Build();
        Server = new MqttServer(server, [connections], log);
    }

    public MqttServer Server { get; }

    /// <summary>Ends a device's session, and says why where MQTT 5 is spoken.</summary>
    /// <returns>False when it has none, or does not read: then only cutting its connection ends it.</returns>
    public async Task<bool> Disconnect(string deviceId, MqttDisconnectReasonCode code, string reason)
    {
        try
        {
            await Server.DisconnectClientAsync(
                deviceId, new MqttServerClientDisconnectOptions { ReasonCode = code, ReasonString = reason })
                .WaitAsync(PartWithin, _clock);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            return false;
        }
    }

    /// <returns>Whether there is a session of the device, and its items hold the wish.</returns>
    public async Task<bool> Wishes(string deviceId, string wish)
    {
        try
        {
            return (await Server.GetSessionAsync(deviceId)).Items.Contains(wish);
        }
        catch (InvalidOperationException)
        {
            return false; // It is gone.
        }
    }

    /// <summary>Sends a message to one device without asking every other session whether it wants it too.</summary>
    /// <param name="wish">What its session's items hold if it wants the message.</param>
    public Task Deliver(string deviceId, string topic, string wish, Func<byte[]> payload) =>
        Send(deviceId, wish, () => new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload()).Build());

    /// <summary>The same, of any message; it says whether the device was there.</summary>
    public async Task<bool> Send(string deviceId, string wish, Func<MqttApplicationMessage> message)
    {
        try
        {
            var session = await Server.GetSessionAsync(deviceId);
            return session.Items.Contains(wish) && session.TryEnqueueApplicationMessage(message(), out _);
        }
        catch (InvalidOperationException)
        {
            return false; // It is gone.
        }
    }

    public void Dispose() => Server.Dispose();
}
