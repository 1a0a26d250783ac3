namespace CityTwin.Fleet;

/// <summary>What a dock may put its pictures by, for a while. Not kept anywhere: see <see cref="MediaKey"/>.</summary>
/// <param name="Prefix">What the keys of its pictures begin with, without a slash at its end.</param>
/// <param name="ExpiresAtS">Unix seconds.</param>
public sealed record MediaCredentials(
    string AccessKeyId, string SecretAccessKey, string SessionToken, string Device, string Prefix, long ExpiresAtS);
