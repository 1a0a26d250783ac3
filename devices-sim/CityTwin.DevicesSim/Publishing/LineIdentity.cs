namespace CityTwin.DevicesSim.Publishing;

/// <summary>Who connects: its id is client id and user name.</summary>
/// <param name="IsGateway">Whether it speaks for the devices behind it, and not for itself.</param>
internal sealed record LineIdentity(string Id, string Password, bool IsGateway);
