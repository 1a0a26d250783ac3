using CityTwin.Hosting;
using CityTwin.Ingest;

namespace CityTwin.Fleet.Units;

/// <summary>What goes to a unit's device, in order, one at a time, while the unit goes on hearing.</summary>
internal sealed class UnitOutbox(IGrainFactory grains, int max, Action<OutgoingMessage, bool> told)
{
    private readonly Queue<OutgoingMessage> _waiting = new();
    private bool _isWorking;

    public void Add(IReadOnlyList<OutgoingMessage> messages)
    {
        foreach (var message in messages)
        {
            if (_waiting.Count >= max)
            {
                told(_waiting.Dequeue(), false);
            }

            _waiting.Enqueue(message);
        }

        if (!_isWorking && _waiting.Count > 0)
        {
            _isWorking = true;
            _ = Work();
        }
    }

    private async Task Work()
    {
        await Task.Yield();
        while (_waiting.TryDequeue(out var message))
        {
            var there = false;
            try
            {
                there = await grains.Grain<IDeviceRegistryGrain>(DeviceShard.KeyOf(message.DeviceId))
                    .Send(message.DeviceId, message.Topic, message.Payload, message.AtLeastOnce);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The driver says it again, or says that there was no answer.
            }

            told(message, there);
        }

        _isWorking = false;
    }
}
