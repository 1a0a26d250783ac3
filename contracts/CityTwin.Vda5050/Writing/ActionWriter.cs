using System.Text.Json;

namespace CityTwin.Vda5050;

internal static class ActionWriter
{
    public static void Write(Utf8JsonWriter json, VdaAction action, VdaVersion version)
    {
        json.WriteStartObject();
        json.WriteString("actionType", action.ActionType);
        json.WriteString("actionId", action.ActionId);
        Rest(json, action, action.BlockingType, version);
        Retriable(json, action, version);
        json.WriteEndObject();
    }

    /// <summary>An instant action blocks nothing, whatever it is.</summary>
    public static void WriteInstant(Utf8JsonWriter json, VdaAction action, VdaVersion version)
    {
        json.WriteStartObject();
        json.WriteString("actionType", action.ActionType);
        json.WriteString("actionId", action.ActionId);
        Rest(json, action, VdaBlockingType.None, version);
        json.WriteEndObject();
    }

    /// <summary>A zone's action: the robot makes up its id.</summary>
    public static void WriteForZone(Utf8JsonWriter json, VdaAction action, VdaVersion version)
    {
        json.WriteStartObject();
        json.WriteString("actionType", action.ActionType);
        Rest(json, action, action.BlockingType, version);
        Retriable(json, action, version);
        json.WriteEndObject();
    }

    private static void Rest(Utf8JsonWriter json, VdaAction action, VdaBlockingType blocking, VdaVersion version)
    {
        json.WriteOptional(version.Name("actionDescriptor", "actionDescription"), action.Descriptor);
        json.WriteString("blockingType", VdaWords.Write(
            version.Major < 3 && blocking == VdaBlockingType.Single ? VdaBlockingType.Hard : blocking, version));
        if (action.Parameters.Count > 0)
        {
            json.WriteArray("actionParameters", action.Parameters, parameter => Parameter(json, parameter));
        }
    }

    private static void Retriable(Utf8JsonWriter json, VdaAction action, VdaVersion version)
    {
        if (version.Major >= 3)
        {
            json.WriteOptional("retriable", action.Retriable);
        }
    }

    private static void Parameter(Utf8JsonWriter json, VdaActionParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("key", parameter.Key);
        json.WritePropertyName("value");
        switch (parameter.Value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case JsonElement { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } parts:
                parts.WriteTo(json);
                break;
            default:
                throw new VdaUnwritableException($"Parameter '{VdaQuote.Of(parameter.Key)}' has no value: expected one.");
        }

        json.WriteEndObject();
    }
}
