namespace CityTwin.EndToEnd;

/// <summary>A device as provisioned, with what it needs to connect.</summary>
public sealed record Device(string Id, string TwinId, string Password)
{
    public string Telemetry => $"citytwin/v1/{Id}/telemetry";

    public string Errors => $"citytwin/v1/{Id}/errors";
}
