using System.Security.Claims;
using CityTwin.Gateway.Auth;
using Google.Protobuf;
using Grpc.Core;

namespace CityTwin.Gateway.Audit;

/// <summary>Notes who was refused what, when the call would have changed something.</summary>
internal sealed class Auditor(AttemptLog log, TimeProvider clock)
{
    /// <summary>Of what a token says no more is kept.</summary>
    private const int MaxClaimLength = 200;

    private const int MaxWhyLength = 300;

    /// <summary>Notes a refusal.</summary>
    /// <param name="request">What was sent; null when it was refused unread. Nothing of it is kept but its target's id.</param>
    public Task Refused(HttpContext http, IMessage? request, StatusCode code, string why)
    {
        if (!Attempt.IsRefusal(code) || !ChangingCalls.Is(http))
        {
            return Task.CompletedTask;
        }

        var target = request is null ? AttemptTarget.Of(http) : AttemptTarget.Of(request);
        return log.Keep(new Attempt(
            0,
            clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Short(http.User.FindFirstValue(TokenClaims.Subject) ?? "", MaxClaimLength),
            [.. http.User.FindAll(TokenClaims.Role).Select(claim => claim.Value).Where(RoleNames.All.Contains).Distinct()],
            Short(http.User.FindFirstValue(TokenClaims.Area) ?? "", MaxClaimLength),
            ChangingCalls.NameOf(http),
            target,
            Attempt.NameOf(code),
            Short(Unsaid.Of(why, request, target), MaxWhyLength)));
    }

    private static string Short(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most), "…");
}
