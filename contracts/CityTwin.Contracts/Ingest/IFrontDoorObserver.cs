namespace CityTwin.Ingest;

/// <summary>A front door that wants to know when who may connect has changed. It subscribes by <c>Watch</c>.</summary>
[Alias("CityTwin.IFrontDoorObserver")]
public interface IFrontDoorObserver : IGrainObserver
{
    /// <summary>
    /// These devices were registered, rotated or revoked. When it completes, the door has forgotten what it knew of
    /// them and no session stands on an old credential.
    /// </summary>
    [Alias("Changed")]
    Task Changed(IReadOnlyList<string> deviceIds);

    /// <summary>Sends a device a message on its notify topic.</summary>
    /// <returns>Whether it is connected here, subscribes to it, and has acknowledged.</returns>
    [Alias("Notify")]
    Task<bool> Notify(string deviceId, byte[] payload);

    /// <summary>Sends a unit's device a message on one of its topics.</summary>
    /// <returns>Whether it is connected here and subscribes to it.</returns>
    [Alias("Send")]
    Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce);
}
