using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Mqtt;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor.Units;

/// <summary>Judges who may say a unit's message: only the device the unit is registered as, or its dock.</summary>
internal sealed class UnitReception(DeviceCache devices, IOptions<FrontDoorOptions> options)
{
    /// <summary>Whether the topic is one of units, and so not of readings.</summary>
    public static bool IsFor(KnownDevice speaker, string topic) => UnitTopic.IsOne(topic)
        || (speaker.Unit is { Protocol: UnitProtocol.Native } && DeviceTopic.TryParse(topic, out var parsed)
            && parsed.DeviceId == speaker.DeviceId && parsed.Kind is TopicKind.Event or TopicKind.CommandReply);

    /// <returns>The unit it is for, or why there is none.</returns>
    /// <exception cref="Exception">The registry does not answer.</exception>
    public async ValueTask<(TwinId? Unit, Refusal? Refusal)> Judge(
        KnownDevice speaker, string topic, bool retain, long bytes, CancellationToken cancellationToken)
    {
        if (bytes > options.Value.MaxUnitPayloadBytes)
        {
            return (null, new Refusal(RefusalCodes.TooLarge,
                $"The payload has {bytes} bytes, more than {options.Value.MaxUnitPayloadBytes} of a unit's message."));
        }

        if (!UnitTopic.IsOne(topic))
        {
            return retain ? Retained() : (speaker.Unit!.Id, null);
        }

        if (!UnitTopic.TryParse(topic, out var parsed))
        {
            return (null, new Refusal(RefusalCodes.UnknownTopic, "The topic is not one of VDA 5050's or the DJI Cloud API's."));
        }

        if (!parsed.IsUplink)
        {
            return (null, new Refusal(RefusalCodes.NotYourTopic, "Units subscribe to this topic; they do not publish to it."));
        }

        var unit = parsed.Speech == UnitSpeech.Vda5050
            ? Robot(speaker, parsed)
            : await Docked(speaker, parsed, cancellationToken);
        return unit is null ? (null, Strange(speaker, parsed))
            : retain && !parsed.MayRetain ? Retained()
            : (unit, null);
    }

    private static TwinId? Robot(KnownDevice speaker, in UnitTopic topic) =>
        speaker.Unit is { Protocol: UnitProtocol.Vda5050 } unit && topic.Owner == speaker.RobotTopics ? unit.Id : null;

    private async ValueTask<TwinId?> Docked(KnownDevice speaker, UnitTopic topic, CancellationToken cancellationToken)
    {
        if (speaker.Unit is not { Protocol: UnitProtocol.DjiCloud, Id.Kind: TwinKind.Dock } dock)
        {
            return null;
        }

        if (topic.Serial == speaker.DeviceId)
        {
            return dock.Id;
        }

        return topic.IsProperties && DeviceId.IsValid(topic.Serial)
            && await devices.Find(topic.Serial, cancellationToken) is { Revoked: false, Unit: { } aircraft } behind
            && behind.Gateway == speaker.DeviceId ? aircraft.Id : null;
    }

    private static (TwinId?, Refusal?) Retained() =>
        (null, new Refusal(RefusalCodes.RetainRefused, "Of units' messages only connection and factsheet may be retained."));

    private static Refusal Strange(KnownDevice speaker, in UnitTopic topic) => new(
        RefusalCodes.NotYourUnit,
        speaker.Unit is { } unit
            ? $"'{speaker.DeviceId}' speaks for {unit.Id}, not for '{PayloadText.Clean(topic.Owner)}'."
            : $"'{speaker.DeviceId}' is registered as no unit.");
}
