using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityTwin.WorkOrders;

/// <summary>The wire names of stages, urgencies, limits and answers, the same in gRPC, REST, the log and the city package.</summary>
public static class WorkNames
{
    private static readonly string[] Stages = ["overall", "register", "dispatch", "respond", "handle", "check"];
    private static readonly string[] Urgencies = ["normal", "urgent", "critical"];
    private static readonly string[] Countings = ["single", "cumulative"];
    private static readonly string[] Kinds = ["centre", "bureau", "utility", "rescue", "street"];

    /// <summary>As Open311 GeoReport v2 calls them.</summary>
    private static readonly string[] Answers = ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"];

    private static readonly string[] Units =
        ["natural-minutes", "natural-hours", "natural-days", "working-minutes", "working-hours", "working-days"];

    public static string ToWire(this WorkStage stage) => Stages[(int)stage];

    public static string ToWire(this Urgency urgency) => Urgencies[(int)urgency];

    public static string ToWire(this LimitCounting counting) => Countings[(int)counting];

    public static string ToWire(this LimitUnit unit) => Units[(int)unit];

    public static string ToWire(this DepartmentKind kind) => Kinds[(int)kind];

    public static string ToWire(this AnswerKind answer) => Answers[(int)answer];

    public static bool TryParse(string? text, out WorkStage stage)
    {
        var i = Array.IndexOf(Stages, text);
        stage = (WorkStage)Math.Max(0, i);
        return i >= 0;
    }

    public static bool TryParse(string? text, out Urgency urgency)
    {
        var i = Array.IndexOf(Urgencies, text);
        urgency = (Urgency)Math.Max(0, i);
        return i >= 0;
    }

    public static bool TryParse(string? text, out LimitCounting counting)
    {
        var i = Array.IndexOf(Countings, text);
        counting = (LimitCounting)Math.Max(0, i);
        return i >= 0;
    }

    public static bool TryParse(string? text, out LimitUnit unit)
    {
        var i = Array.IndexOf(Units, text);
        unit = (LimitUnit)Math.Max(0, i);
        return i >= 0;
    }

    public static bool TryParse(string? text, out DepartmentKind kind)
    {
        var i = Array.IndexOf(Kinds, text);
        kind = (DepartmentKind)Math.Max(0, i);
        return i >= 0;
    }

    /// <summary>Every name of a value that <see cref="WorkNameJsonConverterFactory"/> writes, for an error message.</summary>
    internal static IReadOnlyList<string> Of(Type type) =>
        type == typeof(WorkStage) ? Stages
        : type == typeof(Urgency) ? Urgencies
        : type == typeof(LimitCounting) ? Countings
        : type == typeof(LimitUnit) ? Units
        : type == typeof(DepartmentKind) ? Kinds
        : type == typeof(AnswerKind) ? Answers
        : [];
}

/// <summary>Stages, urgencies and the like by their wire names in JSON.</summary>
public sealed class WorkNameJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => WorkNames.Of(typeToConvert).Count > 0;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)
        Activator.CreateInstance(typeof(Named<>).MakeGenericType(typeToConvert))!;

    private sealed class Named<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly IReadOnlyList<string> Names = WorkNames.Of(typeof(T));
        private static readonly T[] Values = Enum.GetValues<T>();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            for (var i = 0; i < Names.Count; i++)
            {
                if (Names[i] == text)
                {
                    return Values[i];
                }
            }

            throw new JsonException($"'{text}' is none of {string.Join(", ", Names)}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Names[Array.IndexOf(Values, value)]);
    }
}
