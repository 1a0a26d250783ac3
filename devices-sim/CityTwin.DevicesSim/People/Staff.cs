using System.Text.Json;
using CityTwin.DevicesSim.Files;
using Grpc.Core;

namespace CityTwin.DevicesSim.People;

/// <summary>The tokens that simulated people hold, from a file that only its owner can read.</summary>
internal sealed class Staff
{
    private readonly Dictionary<(string Role, string Department), Metadata> _headers;

    private Staff(IEnumerable<Member> members) => _headers = members.ToDictionary(
        member => (member.Role, member.Department ?? ""),
        member => new Metadata { { "authorization", $"Bearer {member.Token}" } });

    /// <exception cref="InputException">The file cannot be used.</exception>
    public static Staff Read(string file)
    {
        try
        {
            return new Staff(JsonSerializer.Deserialize<Member[]>(File.ReadAllBytes(file), JsonSerializerOptions.Web) ?? []);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(
                $"{file}: expected a list of {{\"role\", \"department\", \"token\"}}, each role and department once: {e.Message}");
        }
    }

    /// <summary>The header of whoever has the role; null when nobody here has.</summary>
    public Metadata? As(string role, string? department = null) => _headers.GetValueOrDefault((role, department ?? ""));

    private sealed record Member(string Role, string? Department, string Token);
}
