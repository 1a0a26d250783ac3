using System.Globalization;
using System.Text;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Load;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Storm;

/// <summary>River gauges that rise and fall, so that alerts come and become orders while people report.</summary>
internal sealed class Gauges(CityProcess city, DeviceFleet fleet, TimeSpan period, TimeProvider clock)
{
    private const double High = 99;
    private const double Calm = 1;

    public Task Run(CancellationToken stop) => Task.WhenAll(fleet.Devices.Select((device, i) => Run(device, i, stop)));

    private async Task Run(FleetDevice device, int number, CancellationToken stop)
    {
        using var socket = await MqttSocket.Open(city.MqttPort, device.Id, device.Id, device.Password);
        try
        {
            await Task.Delay(period * number / fleet.Devices.Count, clock, stop);
            while (true)
            {
                await Say(socket, device, High);
                await Task.Delay(period / 2, clock, stop);
                await Say(socket, device, Calm);
                await Task.Delay(period / 2, clock, stop);
            }
        }
        catch (OperationCanceledException)
        {
            await Say(socket, device, Calm);
        }
    }

    private async Task Say(MqttSocket socket, FleetDevice device, double level)
    {
        var packet = new byte[512];
        var payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"t":{{clock.GetUtcNow().ToUnixTimeMilliseconds()}},"levelM":{{level}}}"""));
        await socket.Send(packet.AsMemory(0,
            MqttPackets.WritePublish(packet, Encoding.UTF8.GetBytes(device.Telemetry), payload, 1, 1)));
        var answered = false;
        while (!answered)
        {
            await socket.Receive((type, _, _) => answered |= type == MqttPackets.PubAck);
        }
    }
}
