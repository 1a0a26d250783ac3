using Microsoft.AspNetCore.Authorization;

namespace CityTwin.Gateway.Auth;

/// <summary>The caller's token must name a caller, and one of its roles must be allowed what is called.</summary>
internal sealed class AccessRequirement : IAuthorizationRequirement;

/// <summary>Says of an endpoint that is no RPC who may call it.</summary>
internal sealed record AccessMetadata(Role Roles);
