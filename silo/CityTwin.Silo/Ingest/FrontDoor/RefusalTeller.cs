using CityTwin.Ingest.FrontDoor.Publishing;
using CityTwin.Mqtt;
using MQTTnet.Protocol;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Tells a device what was refused: in the acknowledgement where MQTT 5 has room for it, and on its errors topic.</summary>
internal sealed class RefusalTeller(
    Broker broker, FaultReports faults, FrontDoorMeter meter, DoorLog log, TimeProvider clock)
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
