using System.Text.Json;

namespace CityTwin.Cli.Instances;

/// <summary>What a started city says of itself: <c>run.json</c> in its data folder.</summary>
/// <param name="Pid">The process of <c>./citytwin up</c>.</param>
/// <param name="Area">The city's division code: two digits.</param>
/// <param name="Ready">Whether its gateway has said so.</param>
/// <param name="MqttPort">Where devices connect.</param>
/// <param name="HttpPort">Console, REST and health.</param>
/// <param name="GrpcPort">gRPC.</param>
/// <param name="StoragePort">Of the local blob storage.</param>
/// <param name="SiloHttpPort">The silo's own health.</param>
public sealed record RunFile(
    int Pid,
    string City,
    string Area,
    bool Ready,
    DateTimeOffset StartedAt,
    int MqttPort,
    int HttpPort,
    int GrpcPort,
    int StoragePort,
    int SiloHttpPort)
{
    public const string Name = "run.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Replaces the file in one step, so that a reader never sees half of it.</summary>
    public void Write(string data)
    {
        var draft = Path.Combine(data, Name + ".draft");
        File.WriteAllText(draft, JsonSerializer.Serialize(this, Format) + "\n");
        File.Move(draft, Path.Combine(data, Name), overwrite: true);
    }

    /// <returns>Nothing when there is none, or it is not one that this build wrote.</returns>
    public static RunFile? Read(string data)
    {
        try
        {
            return JsonSerializer.Deserialize<RunFile>(File.ReadAllText(Path.Combine(data, Name)), Format);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
