using System.Buffers;
using CityTwin.Fleet;
using CityTwin.Ingest.FrontDoor.Units;
using CityTwin.Mqtt;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// Takes the messages that come through the broker: those of QoS 2, and wills. What is acknowledged is in the synced
/// log; what could not be stored is not acknowledged.
/// </summary>
internal sealed class MessageDesk(
    Reception reception,
    UnitReception units,
    IUnitIntake unitIntake,
    IReadingIntake intake,
    RefusalTeller teller,
    FrontDoorMeter meter,
    DoorLog log,
    TimeProvider clock)
{
    public async Task Take(InterceptingPublishEventArgs message)
    {
        // Nothing is passed on to other devices, and nothing counts as done before it is.
        message.ProcessPublish = false;
        message.Response.ReasonCode = MqttPubAckReasonCode.UnspecifiedError;
        var connection = DoorConnection.Current;
        if (IsUnheard(connection, message))
        {
            return;
        }

        var speaker = connection.Device!;
        PayloadResult result;
        try
        {
            var said = message.ApplicationMessage;
            if (UnitReception.IsFor(speaker, said.Topic ?? ""))
            {
                await TakeUnits(connection, speaker, message);
                return;
            }

            result = await reception.Judge(speaker, said.Topic, said.Retain, said.Payload, message.CancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Unavailable("The device registry does not answer", e);
            await Fail(connection, message, RefusalCodes.RegistryUnavailable, "The device registry does not answer.");
            return;
        }

        await AwaitTurn(connection, result.Readings.Count, message.CancellationToken);
        if (IsUnheard(connection, message))
        {
            return;
        }

        if (result.Readings.Count > 0 && !await Store(connection, speaker, message, result.Readings))
        {
            return;
        }

        if (result.Refusals.Count > 0)
        {
            await Tell(connection, message, result.Refusals, result.Readings.Count);
        }
        else
        {
            message.Response.ReasonCode = MqttPubAckReasonCode.Success;
        }
    }

    private async Task TakeUnits(DoorConnection connection, KnownDevice speaker, InterceptingPublishEventArgs message)
    {
        var said = message.ApplicationMessage;
        var (unit, refusal) = await units.Judge(speaker, said.Topic, said.Retain, said.Payload.Length, message.CancellationToken);
        if (refusal is not null)
        {
            await Tell(connection, message, [refusal], taken: 0);
            return;
        }

        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var line = connection.Units ??= new UnitLine(unitIntake);
        try
        {
            await await line.Enter(
                [(unit!.Value, new UnitMessage(speaker.DeviceId, said.Topic, said.Payload.ToArray(), nowMs))], CancellationToken.None);
            message.Response.ReasonCode = MqttPubAckReasonCode.Success;
        }
        catch (Exception e)
        {
            log.Unavailable("A unit's twin does not take what its device says", e);
            await Fail(connection, message, RefusalCodes.UnitUnavailable, "The unit's twin does not take messages now.");
        }
    }

    /// <summary>A silenced connection is closed rather than answered: MQTT 3.1.1 would take any answer for a yes.</summary>
    private static bool IsUnheard(DoorConnection connection, InterceptingPublishEventArgs message) =>
        connection.IsSilenced && (message.CloseConnection = true);

    /// <summary>Whoever sends more than its share waits; its own next message waits behind it, and nobody else's does.</summary>
    private Task AwaitTurn(DoorConnection connection, int readings, CancellationToken cancellationToken)
    {
        var turn = readings == 0 ? TimeSpan.Zero : connection.NextTurn(readings);
        return turn == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(turn, clock, cancellationToken);
    }

    /// <returns>False when the readings are not stored and the device was told so.</returns>
    private async Task<bool> Store(
        DoorConnection connection, KnownDevice speaker, InterceptingPublishEventArgs message,
        IReadOnlyList<ParsedReading> readings)
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var accepted = new AcceptedReading[readings.Count];
        for (var i = 0; i < accepted.Length; i++)
        {
            accepted[i] = Reception.ToAccepted(speaker, readings[i], nowMs);
        }

        try
        {
            await intake.Commit(accepted, message.CancellationToken);
            meter.Accepted(accepted.Length);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Unavailable("The telemetry log does not take readings", e);
            await Fail(connection, message, RefusalCodes.StorageUnavailable, "The telemetry log does not take readings now.");
            return false;
        }
    }

    private async Task Fail(
        DoorConnection connection, InterceptingPublishEventArgs message, RefusalCode code, string reason)
    {
        await Tell(connection, message, [new Refusal(code, reason)], taken: 0);

        // MQTT 3.1.1 has no way to say no: without an acknowledgement the device keeps the message and sends it again.
        message.CloseConnection = !connection.IsMqtt5;
    }

    private async Task Tell(
        DoorConnection connection, InterceptingPublishEventArgs message, IReadOnlyList<Refusal> refusals, int taken)
    {
        var answer = await teller.Tell(connection, message.ApplicationMessage.Topic ?? "", refusals, taken);
        message.Response.ReasonCode = (MqttPubAckReasonCode)answer.ReasonCode;
        message.Response.ReasonString = answer.Reason;
    }
}
