using CityTwin.Mqtt;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor.Publishing;

/// <summary>The broker measures the keep-alive, and does not see the messages that the lane takes.</summary>
public class KeepAliveTests
{
    /// <summary>One that is cut after half as much again: a machine that stands still for a moment is not taken for a silent device.</summary>
    private const byte KeepAliveS = 4;

    private static readonly TimeSpan LongerThanItsKeepAlive = TimeSpan.FromSeconds(2 * KeepAliveS);

    [Fact]
    public async Task A_device_that_publishes_and_never_pings_is_alive()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("talker"), keepAliveSeconds: KeepAliveS);
        var begun = TimeProvider.System.GetTimestamp();
        for (ushort id = 1; TimeProvider.System.GetElapsedTime(begun) < LongerThanItsKeepAlive; id++)
        {
            await device.Send(Packets.Publish(DeviceTopic.Telemetry("talker"), Door.Level(1), id));
            (await device.ReadAcks(1)).ShouldBe([id]);
        }

        await device.Send(Packets.Ping);
        (await device.Read()).Type.ShouldBe(RawDevice.PingResp);
        await device.Send(Packets.Publish(DeviceTopic.Telemetry("talker"), Door.Level(1), 1));
        (await device.ReadAcks(1)).ShouldBe([1]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_device_that_falls_silent_is_cut(byte version)
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("silent"), version, keepAliveSeconds: 1);
        byte[]? properties = version == 5 ? [] : null;
        await device.Send(Packets.Publish(DeviceTopic.Telemetry("silent"), Door.Level(1), 1, properties));
        (await device.ReadAcks(1)).ShouldBe([1]);
        (await device.ReadToEnd()).ShouldBe(version == 5 ? [RawDevice.Disconnect] : []);
    }
}
