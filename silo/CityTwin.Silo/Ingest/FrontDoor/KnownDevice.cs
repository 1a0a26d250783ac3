using System.Text;
using CityTwin.City;
using CityTwin.Mqtt;
using CityTwin.Sensing;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>A registered device as the front door remembers it.</summary>
internal sealed class KnownDevice(DeviceRecord record, MetricTable metrics)
    : SpeakingDevice(record.DeviceId, metrics, record.Sensor?.Clock == DeviceClock.Replay)
{
    public byte[] SecretSha256 => record.SecretSha256;

    public bool Revoked => record.Revoked;

    /// <summary>Its own telemetry topic, as it stands in a packet.</summary>
    public byte[] TelemetryTopic { get; } = Encoding.UTF8.GetBytes(DeviceTopic.Telemetry(record.DeviceId));

    public string TelemetryTopicText { get; } = DeviceTopic.Telemetry(record.DeviceId);

    public string? Gateway => record.Gateway;

    /// <summary>The twin it speaks as; null for a gateway that only speaks for others.</summary>
    public TwinId? Sensor => record.Sensor?.Id;

    /// <summary>Whether it may be spoken for by the other: itself, or the gateway it is registered with.</summary>
    public bool MaySpeak(string deviceId) => !Revoked && (DeviceId == deviceId || Gateway == deviceId);
}
