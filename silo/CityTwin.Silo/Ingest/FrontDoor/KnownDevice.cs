using System.Globalization;
using System.Text;
using CityTwin.City;
using CityTwin.Fleet;
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

    /// <summary>The drone, dock, robot or team it is; null for sensors and gateways.</summary>
    public UnitDefinition? Unit => record.Unit;

    /// <summary>What a robot's topics begin with; empty for others.</summary>
    public string RobotTopics { get; } = record.Unit is { Protocol: UnitProtocol.Vda5050 } robot
        ? UnitTopic.OwnerOf(MajorOf(robot), robot.Manufacturer, robot.Serial)
        : "";

    /// <summary>What it may subscribe to besides its own topics of the scheme.</summary>
    public bool MaySubscribe(string filter) => record.Unit switch
    {
        { Protocol: UnitProtocol.Vda5050 } robot =>
            UnitTopic.RobotFilters(MajorOf(robot), robot.Manufacturer, robot.Serial).Contains(filter),
        { Protocol: UnitProtocol.DjiCloud, Id.Kind: TwinKind.Dock } => UnitTopic.DockFilters(record.DeviceId).Contains(filter),
        _ => false,
    };

    private static int MajorOf(UnitDefinition robot) =>
        int.TryParse(robot.ProtocolVersion.Split('.')[0], CultureInfo.InvariantCulture, out var major) ? major : 0;

    /// <summary>Whether it may be spoken for by the other: itself, or the gateway it is registered with.</summary>
    public bool MaySpeak(string deviceId) => !Revoked && (DeviceId == deviceId || Gateway == deviceId);
}
