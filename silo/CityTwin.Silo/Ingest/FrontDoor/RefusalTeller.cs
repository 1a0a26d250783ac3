using CityTwin.Mqtt;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Tells a device what was refused: in the acknowledgement where MQTT 5 has room for it, and on its errors topic.</summary>
internal sealed class RefusalTeller(
    Broker broker, FaultReports faults, FrontDoorMeter meter, DoorLog log, TimeProvider clock)
{
    /// <summary>In a session's items: it has subscribed to its errors. The broker keeps them as long as the subscription.</summary>
    public const string HearsErrors = "hears-errors";

    /// <summary>Characters of a reason string.</summary>
    private const int MaxReason = 500;

    public async Task Tell(
        DoorConnection connection, InterceptingPublishEventArgs message, IReadOnlyList<Refusal> refusals, int taken)
    {
        var deviceId = connection.Device!.DeviceId;
        foreach (var refusal in refusals)
        {
            meter.Refused(refusal.Code.Wire);
            faults.Report(refusal);
        }

        log.Refused(deviceId, refusals[0]);
        Acknowledge(connection, message, refusals, taken);
        if (message.SessionItems.Contains(HearsErrors))
        {
            var error = ErrorMessage.Of(refusals, message.ApplicationMessage.Topic ?? "", taken, clock.GetUtcNow());
            await broker.Deliver(deviceId, DeviceTopic.Errors(deviceId), error.ToJson());
        }
    }

    private static void Acknowledge(
        DoorConnection connection, InterceptingPublishEventArgs message, IReadOnlyList<Refusal> refusals, int taken)
    {
        // Over MQTT 3.1.1 an acknowledgement carries no code, and none would make the device send the message for ever.
        message.Response.ReasonCode = (MqttPubAckReasonCode)ReasonCode(refusals[0].Code);
        if (connection.WantsReasons)
        {
            var reason = refusals.Count == 1 && taken == 0
                ? refusals[0].ToString()
                : $"{taken} taken, {refusals.Count} refused; first: {refusals[0]}";
            message.Response.ReasonString = reason.Length > MaxReason ? reason[..MaxReason] : reason;
        }
    }

    /// <summary>An acknowledgement knows fewer reasons than there are codes.</summary>
    private static byte ReasonCode(RefusalCode code) =>
        Enum.IsDefined((MqttPubAckReasonCode)code.ReasonCode)
            ? code.ReasonCode
            : (byte)MqttPubAckReasonCode.ImplementationSpecificError;
}
