namespace CityTwin.DjiCloud;

/// <summary>The answer to <c>config</c>: where the time comes from, and as whom the cloud is registered with the maker.</summary>
public sealed record ProductConfig(string NtpServerHost, int NtpServerPort, string AppId, string AppKey, string AppLicense);
