using System.Text.Json;
using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Messages;

/// <summary>Reads actions, wherever they are asked for.</summary>
internal static class ActionReader
{
    /// <summary>Actions at one place.</summary>
    public const int MaxActions = 50;

    private const int MaxParameters = 50;

    public static IReadOnlyList<OrderedAction> ReadAll(Field holder, string key, bool isV3) =>
        [.. holder.Items(key, MaxActions).Select(action => Read(action, action.Text("actionId"), isV3))];

    /// <summary>An action of a zone, to which the robot gives the id.</summary>
    public static OrderedAction Read(Field action, string actionId, bool isV3) => new(
        actionId.Length > 0 ? actionId : throw new FaultyMessageException($"{action.Path}.actionId", "it is empty."),
        action.Text("actionType"), Blocking(action, isV3), Parameters(action),
        isV3 && action.Has("retriable") && action.Flag("retriable"),
        action.TextOr(isV3 ? "actionDescriptor" : "actionDescription", ""));

    private static BlockingType Blocking(Field action, bool isV3)
    {
        var word = isV3
            ? action.Choice("blockingType", "NONE", "SINGLE", "SOFT", "HARD")
            : action.Choice("blockingType", "NONE", "SOFT", "HARD");
        return Enum.Parse<BlockingType>(word, ignoreCase: true);
    }

    private static IReadOnlyDictionary<string, JsonElement> Parameters(Field action)
    {
        if (!action.Has("actionParameters"))
        {
            return OrderedAction.NoParameters;
        }

        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var parameter in action.Items("actionParameters", MaxParameters))
        {
            read[parameter.Text("key")] = parameter.Get("value").Value.Clone();
        }

        return read;
    }
}
