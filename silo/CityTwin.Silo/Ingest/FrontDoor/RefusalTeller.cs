using CityTwin.Ingest.FrontDoor.Publishing;
using CityTwin.Mqtt;
using Microsoft.Extensions.Options;
using MQTTnet.Protocol;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Tells a device what was refused: in the acknowledgement where MQTT 5 has room for it, and on its errors topic.</summary>
internal sealed class RefusalTeller(
    Broker broker, FaultReports faults, FrontDoorMeter meter, DoorLog log, IOptions<FrontDoorOptions> options,
    TimeProvider clock)
{
    /// <summary>In a session's items: it has subscribed to its errors. The broker keeps them as long as the subscription.</summary>
    public const string HearsErrors = "hears-errors";

    /// <param name="taken">How many readings of the message are stored all the same.</param>
    /// <returns>What to acknowledge the message with.</returns>
    public async ValueTask<Acknowledgement> Tell(
        DoorConnection connection, string topic, IReadOnlyList<Refusal> refusals, int taken)
    {
        var deviceId = connection.Device!.DeviceId;
        foreach (var refusal in refusals)
        {
            meter.Refused(refusal.Code.Wire);
            faults.Report(refusal);
        }

        log.Refused(deviceId, refusals[0]);
        await broker.Deliver(deviceId, DeviceTopic.Errors(deviceId), HearsErrors,
            () => ErrorMessage.Of(refusals, topic, taken, clock.GetUtcNow()).ToJson());

        // Over MQTT 3.1.1 an acknowledgement carries no code, and none would make the device send the message for ever.
        return new Acknowledgement(ReasonCode(refusals[0].Code), connection.WantsReasons ? Reason(refusals, taken) : null);
    }

    /// <summary>
    /// The last that is said on a connection: on its line before it is cut, and not in the broker's queue, which is lost.
    /// </summary>
    /// <returns>False when the device was not told: it does not listen to its errors, or does not read.</returns>
    public async Task<bool> TellLast(DoorConnection connection, SharedOutput output, Breach breach)
    {
        var deviceId = connection.Device!.DeviceId;
        if (!breach.IsTooLarge)
        {
            return false;
        }

        meter.Refused(RefusalCodes.TooLarge.Wire);
        if (!await broker.Wishes(deviceId, HearsErrors))
        {
            return false;
        }

        var payload = ErrorMessage
            .Of([new Refusal(RefusalCodes.TooLarge, breach.Why)], breach.Topic, taken: 0, clock.GetUtcNow()).ToJson();
        using var patience = new CancellationTokenSource(options.Value.PartWithin, clock);
        try
        {
            var packet = PublishPacket.Write(DeviceTopic.Errors(deviceId), payload, connection.IsMqtt5);
            return !(await output.Send(packet, patience.Token)).IsCompleted;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or OperationCanceledException)
        {
            return false; // The line is gone, or nobody reads from it.
        }
    }

    private static string Reason(IReadOnlyList<Refusal> refusals, int taken)
    {
        var reason = refusals.Count == 1 && taken == 0
            ? refusals[0].ToString()
            : $"{taken} taken, {refusals.Count} refused; first: {refusals[0]}";
        return reason.Length > Acknowledgement.MaxReason ? reason[..Acknowledgement.MaxReason] : reason;
    }

    /// <summary>An acknowledgement knows fewer reasons than there are codes.</summary>
    private static byte ReasonCode(RefusalCode code) =>
        Enum.IsDefined((MqttPubAckReasonCode)code.ReasonCode)
            ? code.ReasonCode
            : (byte)MqttPubAckReasonCode.ImplementationSpecificError;
}
