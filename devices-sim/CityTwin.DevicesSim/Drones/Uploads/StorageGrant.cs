namespace CityTwin.DevicesSim.Drones.Uploads;

/// <summary>What <c>storage_config_get</c> answers: where pictures go, and with what credential.</summary>
internal sealed record StorageGrant(
    Uri Endpoint, string Bucket, string Region, string KeyPrefix, string KeyId, string KeySecret, string SecurityToken, long ExpiresAtMs);
