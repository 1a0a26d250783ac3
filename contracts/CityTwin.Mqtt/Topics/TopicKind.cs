namespace CityTwin.Mqtt;

/// <summary>What a device's topic is for.</summary>
public enum TopicKind
{
    /// <summary>Readings of the device itself: <c>citytwin/v1/{deviceId}/telemetry</c>. The device publishes.</summary>
    Telemetry = 0,

    /// <summary>Readings an edge gateway has collected: <c>…/batch</c>. The gateway publishes.</summary>
    Batch = 1,

    /// <summary>Something that happened rather than was measured: <c>…/event</c>. Reserved.</summary>
    Event = 2,

    /// <summary>A command to the device: <c>…/commands/{commandId}</c>. The device subscribes to <c>…/commands/#</c>.</summary>
    Command = 3,

    /// <summary>What became of a command: <c>…/commands/{commandId}/reply</c>. The device publishes.</summary>
    CommandReply = 4,

    /// <summary>Why a message was refused: <c>…/errors</c>. The device subscribes.</summary>
    Errors = 5,

    /// <summary>What a person is told by this device: <c>…/notify</c>. The device subscribes.</summary>
    Notify = 6,
}
