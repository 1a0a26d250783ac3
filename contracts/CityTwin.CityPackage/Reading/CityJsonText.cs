using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CityTwin.Fleet;

namespace CityTwin.City;

/// <summary>How the package's JSON documents are written and read: camel case, Chinese as it is.</summary>
internal static class CityJsonText
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        AllowOutOfOrderMetadataProperties = true,
        Converters =
        {
            new WireNameJsonConverter<TwinKind>(),
            new WireNameJsonConverter<Capability>(),
            new WireNameJsonConverter<MissionKind>(),
        },
    };

    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One document, whole.</summary>
    public static T ReadDocument<T>(string folder, string name, int maxBytes)
    {
        var bytes = Bytes(folder, name, maxBytes);
        return HasNullItem(Parse<JsonElement>(bytes, name, 0))
            ? throw new CityPackageException(name, 0, "has null as an item of a list.")
            : Parse<T>(bytes, name, 0);
    }

    /// <summary>The same of what has been read already.</summary>
    public static T ParseDocument<T>(byte[] json, string name) => Parse<T>(json, name, 0);

    /// <summary>An array's items, each refused by its own number.</summary>
    public static IReadOnlyList<T> ReadItems<T>(string folder, string name, int maxBytes)
    {
        return ParseItems<T>(Bytes(folder, name, maxBytes), name);
    }

    /// <summary>The same of what has been read already.</summary>
    public static IReadOnlyList<T> ParseItems<T>(byte[] json, string name)
    {
        var items = Parse<List<JsonElement>>(json, name, 0);
        return [.. items.Select((item, i) => HasNullItem(item)
            ? throw new CityPackageException(name, i + 1, "has null as an item of a list.")
            : Parse<T>(JsonSerializer.SerializeToUtf8Bytes(item), name, i + 1))];
    }

    /// <summary>The serializer refuses a member that is null against its type, but not an item of a list.</summary>
    private static bool HasNullItem(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null || HasNullItem(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(member => HasNullItem(member.Value)),
        _ => false,
    };

    private static T Parse<T>(byte[] json, string name, int row)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new CityPackageException(name, row, "is null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new CityPackageException(name, row, $"cannot be read: {e.Message}");
        }
    }

    private static byte[] Bytes(string folder, string name, int maxBytes)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            throw new CityPackageException(name, 0, "is missing.");
        }

        return file.Length <= maxBytes
            ? File.ReadAllBytes(file.FullName)
            : throw new CityPackageException(name, 0, $"has {file.Length} bytes, more than {maxBytes}.");
    }
}
