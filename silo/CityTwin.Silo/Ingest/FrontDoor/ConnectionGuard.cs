using System.IO.Pipelines;
using CityTwin.Ingest.FrontDoor.Publishing;
using CityTwin.Mqtt;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using MQTTnet.Protocol;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What stands before the broker: nobody is known here yet, and everything has a limit.</summary>
internal sealed class ConnectionGuard(
    DoorConnections connections, PublishDesk desk, Broker broker, IOptions<FrontDoorOptions> options,
    FrontDoorMeter meter, TimeProvider clock)
{
    private static readonly TimeSpan PartWithin = TimeSpan.FromSeconds(5);

    public async Task Run(ConnectionContext transport, ConnectionDelegate next)
    {
        var connection = new DoorConnection(transport, options.Value, clock);
        if (!connections.TryAdd(connection))
        {
            meter.Closed("no-room");
            connection.Abort("there is no room for more connections");
            return;
        }

        try
        {
            connection.Enter();
            var output = new SharedOutput(transport.Transport.Output);
            var lane = desk.Open(connection, output, transport.Transport.Input.CancelPendingRead);
            var input = new GuardedInput(transport.Transport.Input, connection, lane, options.Value, clock, Broken);
            transport.Transport = new Line(input, output);
            await next(transport);
        }
        finally
        {
            connections.Remove(connection);
            _ = Part(connection);
        }
    }

    private async Task Broken(DoorConnection connection, string complaint)
    {
        meter.Closed("broken");
        if (connection is not { IsAdmitted: true, IsMqtt5: true, Device: { } device }
            || !await broker.Disconnect(device.DeviceId, MqttDisconnectReasonCode.PacketTooLarge,
                connection.WantsReasons ? $"{RefusalCodes.TooLarge.Wire}: {complaint}" : ""))
        {
            connection.Abort(complaint);
        }
    }

    /// <summary>The last answers are still on the line; who does not read them must not hold it open.</summary>
    private async Task Part(DoorConnection connection)
    {
        await Task.Delay(PartWithin, clock);
        connection.Abort("the connection has ended");
    }

    private sealed record Line(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
