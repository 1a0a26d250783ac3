using System.Security.Cryptography;
using CityTwin.City;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Cli.Tokens;

/// <summary>Issues bearer tokens that the gateway of a local start takes.</summary>
public sealed class TokenIssuer(byte[] key, TimeProvider clock)
{
    /// <summary>What the gateway calls the issuer and audience of a local start.</summary>
    public const string Issuer = "citytwin-local";
    public const string Audience = "citytwin";

    private const int TokenIdDigits = 32;
    private const int HoursMost = 24 * 365;

    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    /// <param name="area">A division code: what lies there can be seen, and no more.</param>
    /// <param name="department">Whose officer the holder is, where that matters.</param>
    /// <exception cref="CliException">The role or area is not one, or the hours are none or more than a year's.</exception>
    /// <param name="of">What stands behind the role in the holder's name.</param>
    public string Issue(string role, string area, string? department, int hours, string of = "local")
    {
        if (!Roles.All.Contains(role))
        {
            throw new CliException($"--role {role}: there is no such role; roles are {string.Join(", ", Roles.All)}.");
        }

        if (!DivisionCode.TryParse(area, out var division))
        {
            throw new CliException($"--area {area}: not a division code; it has 2 digits (the city), 6 (a district), "
                + "9 (a street), 12 (a community) or 15 (a cell).");
        }

        if (hours is < 1 or > HoursMost)
        {
            throw new CliException($"--hours {hours}: expected 1 to {HoursMost}.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["jti"] = RandomNumberGenerator.GetHexString(TokenIdDigits, lowercase: true),
            ["sub"] = department is null ? $"{role}@{of}" : $"{role}.{department}@{of}",
            ["role"] = role,
            ["area"] = division.Value,
        };
        if (department is not null)
        {
            claims["department"] = department;
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddHours(hours),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
        });
    }
}
