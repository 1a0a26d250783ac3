using System.Buffers;
using CityTwin.Mqtt;
using CityTwin.Sensing;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Judges a message: who may say it, and what of it is good.</summary>
internal sealed class Reception(DeviceCache devices, IOptions<FrontDoorOptions> options, TimeProvider clock)
{
    private readonly PayloadParser _parser = new(options.Value.ToLimits());

    /// <summary>The good readings and the refusals of a message of this device.</summary>
    /// <exception cref="Exception">The registry does not answer.</exception>
    public async ValueTask<PayloadResult> Judge(
        KnownDevice speaker, string? to, bool retain, ReadOnlySequence<byte> payload, CancellationToken cancellationToken)
    {
        if (retain)
        {
            return PayloadResult.Refused(new Refusal(RefusalCodes.RetainRefused, "Telemetry is not retained."));
        }

        if (TopicRules.Refuse(to, out var topic) is { } refusal)
        {
            return PayloadResult.Refused(refusal);
        }

        if (topic.Kind == TopicKind.Batch && topic.DeviceId == speaker.DeviceId)
        {
            return await JudgeBatch(speaker, payload, cancellationToken);
        }

        var device = topic.DeviceId == speaker.DeviceId || topic.Kind == TopicKind.Batch
            ? speaker
            : await devices.Find(topic.DeviceId, cancellationToken);
        if (device is null || device.DeviceId != topic.DeviceId || !device.MaySpeak(speaker.DeviceId))
        {
            return PayloadResult.Refused(new Refusal(
                RefusalCodes.NotYourTopic, $"'{speaker.DeviceId}' may not publish to {topic}."));
        }

        return JudgeOwn(device, payload);
    }

    /// <summary>The same for what a device publishes to the topic that is its own, as nearly all do.</summary>
    public PayloadResult JudgeOwn(KnownDevice device, in ReadOnlySequence<byte> payload) => device.Sensor is null
        ? PayloadResult.Refused(new Refusal(RefusalCodes.NoSensor, $"'{device.DeviceId}' was registered without a kind."))
        : _parser.ParseTelemetry(payload, device, NowMs());

    public static AcceptedReading ToAccepted(KnownDevice speaker, in ParsedReading parsed, long nowMs)
    {
        var (device, reading) = parsed;
        var values = new MetricValue[reading.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new MetricValue(reading.Values[i].Metric, reading.Values[i].Value);
        }

        return new AcceptedReading(
            speaker.DeviceId,
            ((KnownDevice)device).Sensor!.Value,
            new Reading(reading.TimeMs, reading.Epoch, reading.Sequence, values),
            nowMs);
    }

    /// <summary>
    /// Parses with the devices remembered; those it misses are asked for and the batch is parsed again. Any may be forgotten
    /// in between, so it is parsed until none is missed: each time those asked for are more.
    /// </summary>
    private async ValueTask<PayloadResult> JudgeBatch(
        KnownDevice speaker, ReadOnlySequence<byte> payload, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<string, KnownDevice?>(StringComparer.Ordinal);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var result = _parser.ParseBatch(payload, Find, NowMs());
            if (missing.Count == 0)
            {
                return result;
            }

            var found = await Task.WhenAll(missing.Select(async deviceId =>
                (deviceId, await devices.Find(deviceId, cancellationToken))));
            missing.Clear();
            foreach (var (deviceId, device) in found)
            {
                asked[deviceId] = device;
            }
        }

        SpeakingDevice? Find(ReadOnlySpan<char> deviceId)
        {
            if (!asked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(deviceId, out var device)
                && !devices.TryGet(deviceId, out device))
            {
                missing.Add(deviceId.ToString());
            }

            return device is { Sensor: not null } && device.MaySpeak(speaker.DeviceId) ? device : null;
        }
    }

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
