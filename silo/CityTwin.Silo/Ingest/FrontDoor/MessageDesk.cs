using CityTwin.Mqtt;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// Takes a device's messages. What is acknowledged is in the synced log; what could not be stored is not acknowledged.
/// </summary>
internal sealed class MessageDesk(
    Reception reception,
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
        var speaker = connection.Device!;
        PayloadResult result;
        try
        {
            result = await reception.Judge(speaker, message.ApplicationMessage, message.CancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Unavailable("The device registry does not answer", e);
            await Fail(connection, message, RefusalCodes.RegistryUnavailable, "The device registry does not answer.");
            return;
        }

        await AwaitTurn(connection, result.Readings.Count, message.CancellationToken);
        if (result.Readings.Count > 0 && !await Store(connection, speaker, message, result.Readings))
        {
            return;
        }

        if (result.Refusals.Count > 0)
        {
            await teller.Tell(connection, message, result.Refusals, result.Readings.Count);
        }
        else
        {
            message.Response.ReasonCode = MqttPubAckReasonCode.Success;
        }
    }

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

        if (message.ApplicationMessage.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce)
        {
            await StoreUnasked(connection, accepted, message.CancellationToken);
            return true;
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

    /// <summary>
    /// Nobody waits for the answer to QoS 0, so the next message need not wait for the disk; only so many may be ahead
    /// of it.
    /// </summary>
    private async Task StoreUnasked(
        DoorConnection connection, AcceptedReading[] accepted, CancellationToken cancellationToken)
    {
        await connection.Unacknowledged.WaitAsync(cancellationToken);
        _ = Commit();

        async Task Commit()
        {
            try
            {
                await intake.Commit(accepted, CancellationToken.None);
                meter.Accepted(accepted.Length);
            }
            catch (Exception e)
            {
                meter.Refused(RefusalCodes.StorageUnavailable.Wire);
                log.Unavailable("The telemetry log does not take readings", e);
            }
            finally
            {
                connection.Unacknowledged.Release();
            }
        }
    }

    private async Task Fail(
        DoorConnection connection, InterceptingPublishEventArgs message, RefusalCode code, string reason)
    {
        await teller.Tell(connection, message, [new Refusal(code, reason)], taken: 0);

        // MQTT 3.1.1 has no way to say no: without an acknowledgement the device keeps the message and sends it again.
        message.CloseConnection = !connection.IsMqtt5;
    }
}
