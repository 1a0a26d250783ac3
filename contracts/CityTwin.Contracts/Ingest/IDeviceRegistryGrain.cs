using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Ingest;

/// <summary>
/// A shard of the device registry, keyed by <see cref="DeviceShard"/>: who may connect, and as which twin.
/// </summary>
[Alias("CityTwin.IDeviceRegistryGrain")]
public interface IDeviceRegistryGrain : IGrainWithStringKey
{
    /// <summary>Registers devices of this shard and gives each its place in its cell. Each has its own outcome.</summary>
    [Alias("Provision")]
    Task<IReadOnlyList<ProvisionOutcome>> Provision(IReadOnlyList<DeviceRequest> requests);

    /// <summary>Replaces the secret and disconnects the device.</summary>
    /// <returns>Null when there is no such device or it is revoked.</returns>
    [Alias("Rotate")]
    Task<DeviceRecord?> Rotate(string deviceId, byte[] secretSha256);

    /// <summary>Takes the credential away and disconnects the device. Its twin stays, offline.</summary>
    /// <returns>Null when there is no such device.</returns>
    [Alias("Revoke")]
    Task<DeviceRecord?> Revoke(string deviceId);

    [AlwaysInterleave]
    [Alias("Find")]
    Task<DeviceRecord?> Find(string deviceId);

    /// <summary>The devices registered to speak through this gateway.</summary>
    [AlwaysInterleave]
    [Alias("FindBehind")]
    Task<IReadOnlyList<DeviceRecord>> FindBehind(string gateway);

    /// <summary>Devices by id, ascending, after one.</summary>
    [AlwaysInterleave]
    [Alias("List")]
    Task<IReadOnlyList<DeviceRecord>> List(DivisionCode? area, string? after, int max);

    /// <summary>Sends a device of this shard a message on its notify topic, at whichever front door it is.</summary>
    /// <returns>Whether the device has acknowledged it.</returns>
    [AlwaysInterleave]
    [Alias("Notify")]
    Task<bool> Notify(string deviceId, byte[] payload);

    /// <summary>Sends a unit's device of this shard a message on one of its topics, at whichever front door it is.</summary>
    /// <returns>Whether the device was there and listens; what becomes of the message, its protocol says.</returns>
    [AlwaysInterleave]
    [Alias("Send")]
    Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce);

    /// <summary>
    /// Tells a front door of every change from now on, for a minute: it renews. The answer is the shard's revision, which
    /// grows with every change, so that a door that missed one sees it when it renews.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Watch")]
    Task<long> Watch(IFrontDoorObserver door);
}
