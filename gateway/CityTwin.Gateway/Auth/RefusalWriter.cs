using CityTwin.Gateway.Audit;
using CityTwin.Gateway.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Gateway.Auth;

/// <summary>
/// Tells a refused caller why in its own protocol: ASP.NET's bare 401 and 403 reach a gRPC client without a word.
/// </summary>
internal sealed class RefusalWriter(Auditor auditor) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        if (result.Succeeded)
        {
            await next(context);
            return;
        }

        if (result.Challenged)
        {
            await Challenge(context);
            return;
        }

        var why = result.AuthorizationFailure?.FailureReasons.FirstOrDefault()?.Message ?? "This is not yours to call.";
        await auditor.Refused(context, request: null, StatusCode.PermissionDenied, why);
        await PlainRefusal.Write(context, StatusCode.PermissionDenied, why);
    }

    /// <summary>Only a success leaves its mark on the request: why it failed has to be asked, and is answered from memory.</summary>
    private static async Task Challenge(HttpContext context)
    {
        var failure = (await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme)).Failure;
        if (failure is RevocationsUnknownException early)
        {
            await PlainRefusal.Write(context, StatusCode.Unavailable, early.Message);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await PlainRefusal.Write(context, StatusCode.Unauthenticated, WhyUnknown(failure));
    }

    private static string WhyUnknown(Exception? failure) => failure switch
    {
        null => "A bearer token is needed: authorization: Bearer <token>.",
        SecurityTokenExpiredException expired => $"The token expired at {expired.Expires:u}.",
        SecurityTokenNotYetValidException early => $"The token is valid only from {early.NotBefore:u}.",
        TokenRevokedException revoked => revoked.Message,
        SecurityTokenInvalidAudienceException => "The token is for another audience.",
        SecurityTokenInvalidIssuerException => "The token is from an issuer not trusted here.",
        SecurityTokenInvalidAlgorithmException => "The token is signed with an algorithm not accepted here.",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException =>
            "The token's signature does not match.",
        _ => "The token is not accepted.",
    };
}
