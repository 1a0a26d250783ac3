using System.Collections;
using CityTwin.Ingest.FrontDoor.Units;
using CityTwin.Limits;
using CityTwin.Mqtt;
using Microsoft.Extensions.Options;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Opens and closes the front door.</summary>
internal sealed partial class FrontDoorHost(
    Broker broker,
    Admission admission,
    MessageDesk desk,
    PacketRules rules,
    Notices notices,
    DoorConnections connections,
    IOptions<FrontDoorOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<FrontDoorHost> log) : IHostedService
{
    private CancellationTokenRegistration _stopping;

    public bool IsOpen { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var server = broker.Server;
        server.ValidatingConnectionAsync += admission.Judge;
        server.InterceptingPublishAsync += desk.Take;
        server.InterceptingSubscriptionAsync += PacketRules.Subscribe;
        server.InterceptingInboundPacketAsync += rules.Inbound;
        server.InterceptingOutboundPacketAsync += rules.Outbound;
        server.ClientSubscribedTopicAsync += args => Hear(args.ClientId, args.TopicFilter.Topic, args.SessionItems, hears: true);
        server.ClientUnsubscribedTopicAsync += args => Hear(args.ClientId, args.TopicFilter, args.SessionItems, hears: false);
        server.ClientAcknowledgedPublishPacketAsync += notices.Acknowledged;
        await server.StartAsync();
        IsOpen = true;
        LogOpen(log, options.Value.MaxConnections, OpenFiles.Limit());

        // Before the web server begins to wait for its connections to end: these do not end by themselves.
        _stopping = lifetime.ApplicationStopping.Register(() => _ = Close());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.DisposeAsync();
        await Close();
    }

    private async Task Close()
    {
        if (!IsOpen)
        {
            return;
        }

        IsOpen = false;
        var count = connections.Count;
        await broker.Server.StopAsync(new MqttServerStopOptions
        {
            DefaultClientDisconnectOptions = new MqttServerClientDisconnectOptions
            {
                ReasonCode = MqttDisconnectReasonCode.ServerShuttingDown,
            },
        });
        foreach (var connection in connections.All)
        {
            connection.Abort("the server is stopping");
        }

        LogClosed(log, count);
    }

    private static Task Hear(string deviceId, string filter, IDictionary session, bool hears)
    {
        var wish = filter == DeviceTopic.Errors(deviceId) ? RefusalTeller.HearsErrors
            : filter == DeviceTopic.Notify(deviceId) ? Notices.HearsNotices
            : UnitCalls.WishOf(deviceId, filter);
        if (wish is not null && hears)
        {
            session[wish] = true;
        }
        else if (wish is not null)
        {
            session.Remove(wish);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information,
        "The front door is open to {Connections} connections; this process may open {Files} files (ulimit -n)")]
    private static partial void LogOpen(ILogger log, int connections, long files);

    [LoggerMessage(LogLevel.Information, "The front door is closed; {Count} connections ended")]
    private static partial void LogClosed(ILogger log, int count);
}
