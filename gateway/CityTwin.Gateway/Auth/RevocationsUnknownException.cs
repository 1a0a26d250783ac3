using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Gateway.Auth;

/// <summary>The token may be good: whether it was revoked is not known yet.</summary>
public sealed class RevocationsUnknownException()
    : SecurityTokenException("This gateway has just started and does not know yet what was revoked: call again.");
