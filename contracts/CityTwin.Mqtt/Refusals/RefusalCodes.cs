using System.Reflection;

namespace CityTwin.Mqtt;

/// <summary>The catalogue of refusals. docs/mqtt.md shows the same to integrators.</summary>
public static class RefusalCodes
{
    private const byte Unspecified = 0x80;
    private const byte Specific = 0x83;
    private const byte ClientIdNotValid = 0x85;
    private const byte BadCredentials = 0x86;
    private const byte NotAuthorized = 0x87;
    private const byte ServerUnavailable = 0x88;
    private const byte TopicNameInvalid = 0x90;
    private const byte PacketTooLarge = 0x95;
    private const byte PayloadFormatInvalid = 0x99;

    // The message as a whole.
    public static readonly RefusalCode Empty =
        new("empty", PayloadFormatInvalid, "Send one JSON object, or an array of them.");

    public static readonly RefusalCode InvalidJson =
        new("invalid-json", PayloadFormatInvalid, "Send well-formed JSON in UTF-8; nothing of the message was taken.");

    public static readonly RefusalCode NotAnObject =
        new("not-an-object", PayloadFormatInvalid, "Make each reading a JSON object.");

    public static readonly RefusalCode TooLarge =
        new("too-large", PacketTooLarge, "Split the message. The connection is closed when the packet is above the limit.");

    public static readonly RefusalCode TooManyReadings =
        new("too-many-readings", PayloadFormatInvalid, "Split the message; nothing of it was taken.");

    public static readonly RefusalCode RetainRefused =
        new("retain-refused", Specific, "Publish without the retain flag; the twin keeps the last value.");

    public static readonly RefusalCode StorageUnavailable =
        new("storage-unavailable", Unspecified, "Keep the message and send it again later; nothing of it is stored.");

    public static readonly RefusalCode RegistryUnavailable =
        new("registry-unavailable", ServerUnavailable, "Keep the message or the connection attempt and try again in some seconds.");

    // One reading of it.
    public static readonly RefusalCode DuplicateKey =
        new("duplicate-key", PayloadFormatInvalid, "Name each key once in a reading.");

    public static readonly RefusalCode UnknownMetric =
        new("unknown-metric", Specific, "Send only the metrics of the device's kind, spelt as in GET /v1/sensor-kinds.");

    public static readonly RefusalCode NotANumber =
        new("not-a-number", Specific, "Send a finite JSON number without quotes; leave the metric out when there is none.");

    public static readonly RefusalCode OutOfRange =
        new("out-of-range", Specific, "Check the sensor and its unit: physics does not allow the value. The twin is marked faulty.");

    public static readonly RefusalCode NoValues =
        new("no-values", Specific, "Name at least one metric besides t, seq and epoch.");

    public static readonly RefusalCode TimestampMissing =
        new("timestamp-missing", Specific, "Say in t when it was measured.");

    public static readonly RefusalCode TimestampInvalid =
        new("timestamp-invalid", Specific, "Write t as 2026-01-31T08:00:00Z, 2026-01-31T16:00:00+08:00 or epoch milliseconds.");

    public static readonly RefusalCode TimestampWithoutZone =
        new("timestamp-without-zone", Specific, "End t in Z or an offset such as +08:00.");

    public static readonly RefusalCode TimestampTooOld =
        new("timestamp-too-old", Specific, "Set the device's clock. History is replayed by a device provisioned with clock replay.");

    public static readonly RefusalCode TimestampInFuture =
        new("timestamp-in-future", Specific, "Set the device's clock.");

    public static readonly RefusalCode CounterInvalid =
        new("counter-invalid", Specific, "Make seq and epoch whole numbers from 0 on, or leave them out.");

    public static readonly RefusalCode DeviceMissing =
        new("device-missing", Specific, "Name the deviceId in each item of a batch.");

    public static readonly RefusalCode UnknownDevice =
        new("unknown-device", NotAuthorized, "Register the device with this gateway as its gateway.");

    public static readonly RefusalCode NoSensor =
        new("no-sensor", Specific, "Register the device with a kind; without one it can only speak for others.");

    public static readonly RefusalCode UnknownWord =
        new("unknown-word", Specific, "Use one of the words that the message's table names.");

    // Where it was said.
    public static readonly RefusalCode NotYourTopic =
        new("not-your-topic", NotAuthorized, "Publish and subscribe below citytwin/v1/{your device id}/ only.");

    public static readonly RefusalCode UnknownTopic =
        new("unknown-topic", TopicNameInvalid, "Use a topic of the scheme.");

    public static readonly RefusalCode NotServed =
        new("not-served", TopicNameInvalid, "Only terminals of teams publish here: register the device as a unit that speaks native.");

    public static readonly RefusalCode NotYourUnit =
        new("not-your-unit", NotAuthorized, "Speak on the topics of the unit this device is registered as, or of an aircraft behind it.");

    public static readonly RefusalCode UnitUnavailable =
        new("unit-unavailable", ServerUnavailable, "Keep the message and send it again in some seconds; nothing of it was taken.");

    // Who said it.
    public static readonly RefusalCode ClientIdInvalid =
        new("client-id-invalid", ClientIdNotValid, "Make client id and user name both the device id.");

    public static readonly RefusalCode BadCredential =
        new("bad-credential", BadCredentials, "Use the password the registration answered, or rotate it for a new one.");

    public static readonly RefusalCode ProtocolUnsupported =
        new("protocol-unsupported", 0x84, "Speak MQTT 3.1.1 or 5.");

    /// <summary>Every code, in the order above.</summary>
    public static IReadOnlyList<RefusalCode> All { get; } =
    [
        .. typeof(RefusalCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(RefusalCode))
            .Select(field => (RefusalCode)field.GetValue(null)!),
    ];
}
