using CityTwin.Hosting;
using CityTwin.Ingest;

namespace CityTwin.Notifications.Channels;

/// <summary>
/// Sends a message to a registered device on its own topic, <c>citytwin/v1/{deviceId}/notify</c>, wherever it is connected.
/// A device reads nobody else's, and it stands in the person's area.
/// </summary>
internal sealed class MqttChannel(IGrainFactory grains) : IChannel
{
    public NotifyChannel Channel => NotifyChannel.Mqtt;

    public async Task<ChannelOutcome> Send(NotifyPreferences preferences, OutgoingMessage message, CancellationToken cancel)
    {
        var device = preferences.Device!;
        var registry = grains.Grain<IDeviceRegistryGrain>(DeviceShard.KeyOf(device));
        if (await registry.Find(device) is not { Revoked: false } known)
        {
            return ChannelOutcome.Never(NotifyProblem.NoTarget, $"There is no device '{device}', or it is revoked.");
        }

        if (!preferences.Area.Contains(known.Cell))
        {
            return ChannelOutcome.Never(NotifyProblem.NotAllowed, $"The device stands in {known.Cell}, outside your area, {preferences.Area}.");
        }

        // Whoever reads the device's topic is not the person: nothing there acknowledges in the person's name.
        return await registry.Notify(device, MessageJson.Write(message, withLink: false))
            ? ChannelOutcome.Delivered
            : ChannelOutcome.Retry(
                NotifyProblem.Unconfirmed, "The device is not connected, does not subscribe to its notify topic, or did not acknowledge.");
    }
}
