using System.IO.Pipelines;
using CityTwin.Ingest.FrontDoor.Publishing;
using CityTwin.Mqtt;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using MQTTnet.Protocol;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What stands before the broker: nobody is known here yet, and everything has a limit.</summary>
internal sealed class ConnectionGuard(
    DoorConnections connections, PublishDesk desk, Broker broker, RefusalTeller teller, IOptions<FrontDoorOptions> options,
    FrontDoorMeter meter, DoorLog log, TimeProvider clock)
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
            var input = new GuardedInput(transport.Transport.Input, connection, lane, options.Value, clock,
                breach => Broken(connection, output, breach));
            transport.Transport = new Line(input, output);
            await next(transport);
        }
        finally
        {
            connections.Remove(connection);
            _ = Part(connection);
        }
    }

    private async Task Broken(DoorConnection connection, SharedOutput output, Breach breach)
    {
        meter.Closed("broken");
        if (connection is not { IsAdmitted: true, Device: { } device })
        {
            connection.Abort(breach.Why);
            return;
        }

        if (breach.IsTooLarge)
        {
            log.TooLarge(device.DeviceId, breach.Bytes, breach.LimitBytes);
        }

        var isTold = await teller.TellLast(connection, output, breach);
        if (connection.IsMqtt5)
        {
            isTold = await broker.Disconnect(device.DeviceId, MqttDisconnectReasonCode.PacketTooLarge,
                connection.WantsReasons ? $"{RefusalCodes.TooLarge.Wire}: {breach.Why}" : "");
        }

        if (!isTold)
        {
            connection.Abort(breach.Why);
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
