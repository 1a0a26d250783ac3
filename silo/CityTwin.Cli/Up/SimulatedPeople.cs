using System.Text.Json;
using CityTwin.City;
using CityTwin.Cli.Tokens;

namespace CityTwin.Cli.Up;

/// <summary>The tokens that the simulated people of a local city hold: one of each role, and an officer of each department.</summary>
internal static class SimulatedPeople
{
    private const int Hours = 24 * 31;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] Roles = ["operator", "dispatcher", "grid-member"];

    public static void Write(string file, TokenIssuer issuer, string area, string package)
    {
        var departments = CityPackageReader.Open(package).Desk().Departments.Select(department => department.Code);
        var members = Roles.Select(role => (Role: role, Department: (string?)null))
            .Concat(departments.Select(department => (Role: "officer", Department: (string?)department)))
            .Select(member => new
            {
                member.Role,
                member.Department,
                Token = issuer.Issue(member.Role, area, member.Department, Hours, "sim"),
            });
        using var stream = new FileStream(
            file, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        JsonSerializer.Serialize(stream, members, JsonSerializerOptions.Web);
    }
}
