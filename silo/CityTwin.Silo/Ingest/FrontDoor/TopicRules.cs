using CityTwin.Mqtt;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What a device may subscribe and publish to. What is not allowed here is denied.</summary>
internal static class TopicRules
{
    /// <summary>
    /// Filters are compared as filters: a wildcard that would match an own topic is still another filter. There are three,
    /// so that a session cannot be filled with filters.
    /// </summary>
    public static bool MaySubscribe(string deviceId, string? filter) =>
        filter == DeviceTopic.CommandsFilter(deviceId) || filter == DeviceTopic.Errors(deviceId)
        || filter == DeviceTopic.Notify(deviceId);

    /// <returns>Why the topic is not one a device publishes to and this door reads, or null.</returns>
    public static Refusal? Refuse(string? text, out DeviceTopic topic)
    {
        if (!DeviceTopic.TryParse(text, out topic))
        {
            return new Refusal(RefusalCodes.UnknownTopic,
                $"The topic is not of the scheme {DeviceTopic.Prefix}{{deviceId}}/telemetry.");
        }

        return topic.Kind switch
        {
            TopicKind.Telemetry or TopicKind.Batch => null,
            TopicKind.Command or TopicKind.Errors or TopicKind.Notify => new Refusal(
                RefusalCodes.NotYourTopic, "Devices subscribe to this topic; they do not publish to it."),
            _ => new Refusal(RefusalCodes.NotServed, "Only the terminal of a team that is registered as a unit publishes there."),
        };
    }
}
