namespace CityTwin.Gateway.Live;

/// <summary>The key resume tokens are signed with.</summary>
internal sealed record ResumeKey(byte[] Bytes);
