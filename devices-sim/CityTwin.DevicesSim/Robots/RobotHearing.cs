using System.Text.Json;
using CityTwin.DevicesSim.Robots.Messages;
using CityTwin.DevicesSim.Robots.Trouble;
using CityTwin.DevicesSim.Robots.Zones;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>Takes in what fleet control says; what cannot be read becomes an error of the robot and changes nothing else.</summary>
internal sealed class RobotHearing(RobotMachine robot)
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };

    /// <param name="topic">The last level of the topic.</param>
    public void Hear(string topic, ReadOnlyMemory<byte> payload, long nowMs)
    {
        try
        {
            if (payload.Length > Robot.MaxMessageBytes)
            {
                throw new FaultyMessageException("message", $"it has {payload.Length} bytes; this robot reads {Robot.MaxMessageBytes}.");
            }

            using var json = JsonDocument.Parse(payload, Reading);
            Hear(topic, json.RootElement, nowMs);
        }
        catch (JsonException e)
        {
            Report(topic, $"It is not JSON: {e.Message}", [], nowMs);
        }
        catch (FaultyMessageException e)
        {
            Report(topic, e.Message, [("field", e.Where), .. e.References], nowMs);
        }
    }

    private void Hear(string topic, JsonElement message, long nowMs)
    {
        var isAwake = !robot.Control.IsHibernating;
        switch (topic)
        {
            case "instantActions":
                HearActions(message, nowMs);
                break;
            case "order" when isAwake:
                robot.Take(OrderReader.Read(message, robot.Model.Identity), nowMs);
                robot.Instants.WantsState = true;
                break;
            case "zoneSet" when isAwake:
                HearZones(ZoneReader.ReadSet(message, robot.Model.Identity), nowMs);
                break;
            case "responses" when isAwake:
                foreach (var response in ZoneReader.ReadResponses(message, robot.Model.Identity))
                {
                    robot.Zones.Requests.Answer(response, robot.Zones.IsIn, nowMs);
                }

                break;
        }
    }

    private void HearActions(JsonElement message, long nowMs)
    {
        var root = Field.Root(message);
        MessageHeader.Check(root, robot.Model.Identity);
        // 2.x calls them instantActions in some of its text and actions in its schema, which is what counts.
        foreach (var action in ActionReader.ReadAll(root, "actions", robot.Model.Identity.IsV3))
        {
            robot.Instants.Take(action, nowMs);
        }
    }

    private void HearZones(ZoneSet set, long nowMs)
    {
        if (robot.Zones.Sets.Count >= ZoneKeeper.MaxSets)
        {
            robot.Troubles.Report(RobotTrouble.Of(TroubleKind.InsufficientMemory, $"There are {ZoneKeeper.MaxSets} zone sets.",
                "Send deleteZoneSet.", ("topic", "zoneSet"), ("zoneSetId", set.SetId)), nowMs);
        }
        else if (!robot.Zones.Add(set))
        {
            robot.Troubles.Report(RobotTrouble.Of(TroubleKind.DuplicateZoneSet, $"Zone set {set.SetId} is here already.",
                "A changed set has another zoneSetId.", ("topic", "zoneSet"), ("zoneSetId", set.SetId)), nowMs);
        }
    }

    private void Report(string topic, string what, IReadOnlyList<(string, string)> references, long nowMs)
    {
        var kind = topic == "instantActions" ? TroubleKind.InvalidInstantAction : TroubleKind.ValidationFailure;
        robot.Troubles.Report(
            RobotTrouble.Of(kind, what, "Write it as the standard's schema has it.", [("topic", topic), .. references]), nowMs);
    }
}
