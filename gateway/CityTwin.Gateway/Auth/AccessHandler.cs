using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Authorization;

namespace CityTwin.Gateway.Auth;

/// <summary>Judges a call by <see cref="RpcAccess"/>, the same for gRPC, gRPC-Web and REST.</summary>
internal sealed class AccessHandler : AuthorizationHandler<AccessRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (context.Resource is not HttpContext http || context.User.Identity?.IsAuthenticated != true)
        {
            return Task.CompletedTask;
        }

        if (Caller.Read(context.User, out var reason) is not { } caller)
        {
            context.Fail(new AuthorizationFailureReason(this, reason));
            return Task.CompletedTask;
        }

        if (Judge(http.GetEndpoint(), caller) is { } refusal)
        {
            context.Fail(new AuthorizationFailureReason(this, refusal));
            return Task.CompletedTask;
        }

        http.Features.Set(caller);
        context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static string? Judge(Endpoint? endpoint, Caller caller)
    {
        if (endpoint is null)
        {
            return null; // Nothing is there: the answer is "not found", which tells nothing.
        }

        var allowed = endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { } rpc
            ? RpcAccess.To(rpc.Method.FullName)
            : endpoint.Metadata.GetMetadata<AccessMetadata>()?.Roles ?? Role.None;
        return (caller.Roles & allowed) != Role.None
            ? null
            : allowed == Role.None
                ? "Nobody has been given this call."
                : $"This takes one of the roles {RoleNames.Describe(allowed)}; yours: {RoleNames.Describe(caller.Roles)}.";
    }
}
