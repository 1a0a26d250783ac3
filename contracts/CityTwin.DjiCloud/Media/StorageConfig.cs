namespace CityTwin.DjiCloud;

/// <summary>Where and as whom a dock puts its pictures: the output of <c>storage_config_get</c>.</summary>
/// <param name="Provider"><c>ali</c>, <c>aws</c> or <c>minio</c>.</param>
/// <param name="ObjectKeyPrefix">Without a slash at its end.</param>
public sealed record StorageConfig(
    string Bucket, StorageCredentials Credentials, string Endpoint, string Provider, string Region, string ObjectKeyPrefix);

/// <param name="Expire">Seconds for which they hold.</param>
public sealed record StorageCredentials(string AccessKeyId, string AccessKeySecret, long Expire, string SecurityToken);
