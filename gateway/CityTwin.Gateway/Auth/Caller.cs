using System.Globalization;
using System.Security.Claims;
using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.Auth;

/// <summary>Who calls, by its token.</summary>
/// <param name="Subject">The <c>sub</c> claim: what the log names when this caller acts.</param>
/// <param name="Area">The division it works for: it sees what lies there and no more.</param>
/// <param name="Expires">When its token ends, and with it its streams.</param>
/// <param name="Token">By what its token can be revoked, which ends its streams too.</param>
public sealed record Caller(
    string Subject, Role Roles, DivisionCode Area, string? Department, DateTimeOffset Expires, TokenIdentity Token)
{
    /// <summary>The caller of a call that authorisation let through.</summary>
    public static Caller Of(ServerCallContext context) => Of(context.GetHttpContext());

    public static Caller Of(HttpContext http) => http.Features.Get<Caller>()
        ?? throw new InvalidOperationException("The call was not authorised, and yet it runs.");

    /// <summary>Reads the claims; answers null and the reason when they name no caller.</summary>
    public static Caller? Read(ClaimsPrincipal user, out string reason)
    {
        reason = "";
        var roles = user.FindAll(TokenClaims.Role).Aggregate(Role.None, (all, claim) => all | RoleNames.Parse(claim.Value));
        var area = user.FindFirstValue(TokenClaims.Area);
        var subject = user.FindFirstValue(TokenClaims.Subject);
        if (roles == Role.None)
        {
            reason = $"The token names no role of this city; roles are {string.Join(", ", RoleNames.All)}.";
        }
        else if (!DivisionCode.TryParse(area, out var division))
        {
            reason = $"The token's area '{area}' is not a division code of 2, 6, 9, 12 or 15 digits.";
        }
        else if (string.IsNullOrWhiteSpace(subject))
        {
            reason = "The token has no sub claim, so nobody could be named for what it does.";
        }
        else if (WorkOrderActors.IsCity(subject))
        {
            reason = $"The token's sub '{subject}' is a name that the city itself acts under.";
        }
        else if (!TryExpiry(user, out var expires))
        {
            reason = "The token has no exp claim.";
        }
        else
        {
            return new Caller(subject, roles, division, user.FindFirstValue(TokenClaims.Department), expires, TokenIdentity.Read(user));
        }

        return null;
    }

    public bool MaySee(DivisionCode place) => Area.Contains(place);

    /// <exception cref="RpcException">The place lies outside the caller's area.</exception>
    public void MustReach(DivisionCode place)
    {
        if (!MaySee(place))
        {
            throw OutsideArea(place);
        }
    }

    /// <summary>The area asked for, or the caller's own when none was named.</summary>
    /// <exception cref="RpcException">It is not a division code, or lies outside the caller's area.</exception>
    public DivisionCode AreaOrOwn(string field, string text)
    {
        if (text.Length == 0)
        {
            return Area;
        }

        if (!DivisionCode.TryParse(text, out var area))
        {
            throw Refusal.Invalid(field, $"'{text}' is not a division code: expected 2, 6, 9, 12 or 15 digits.");
        }

        return MaySee(area) ? area : throw OutsideArea(area);
    }

    public RpcException OutsideArea(DivisionCode place) => Refusal.Denied(
        $"{place} is outside the area of your token, {Area}.");

    private static bool TryExpiry(ClaimsPrincipal user, out DateTimeOffset expires)
    {
        var known = long.TryParse(
            user.FindFirstValue(TokenClaims.Expires), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        expires = known ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return known;
    }
}
