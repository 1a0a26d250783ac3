using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Gateway.Auth;

/// <summary>The token was good and is not any more.</summary>
public sealed class TokenRevokedException(DateTimeOffset at) : SecurityTokenException($"The token was revoked at {at:u}.");
