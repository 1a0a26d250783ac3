using System.Net.Sockets;
using CityTwin.Ingest;
using CityTwin.Ingest.FrontDoor;
using CityTwin.Mqtt;
using CityTwin.Testing.Running;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

public class EvictionTests
{
    [Fact]
    public async Task A_rotated_secret_ends_the_session_and_only_the_new_one_is_taken()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("rotates"));
        using var bystander = await door.Connect(door.Register("bystander"));
        var parted = Parted(client);
        door.Devices.Set(door.Devices.Get("rotates") with { SecretSha256 = Door.Sha256("new") });
        await door.Part<Evictions>().Evict(["rotates"]);
        (await parted.WaitAsync(Command.Patience)).ShouldBe(MqttClientDisconnectReason.NotAuthorized);
        (await Try(door, "rotates", Door.Secret)).ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        (await Try(door, "rotates", "new")).ShouldBe(MqttClientConnectResultCode.Success);
        (await bystander.PublishStringAsync(DeviceTopic.Telemetry("bystander"), Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce))
            .IsSuccess.ShouldBeTrue();
    }

    /// <summary>The broker ends a session by breaking off its reading; what it has written must not be lost by that.</summary>
    [Fact]
    public async Task Every_device_that_is_cut_hears_why()
    {
        await using var door = await Door.Open();
        await Parallel.ForAsync(0, 100, async (i, cancel) =>
        {
            var device = door.Register($"cut-{i}");
            using var line = new TcpClient();
            await line.ConnectAsync("127.0.0.1", door.Port, cancel);
            await line.GetStream().WriteAsync(Packets.Connect(device, Door.Secret, version: 5), cancel);
            await Packets.ReadConnAck(line);
            await door.Part<Evictions>().Evict([device]);
            var disconnect = new byte[3];
            await line.GetStream().ReadExactlyAsync(disconnect, cancel).AsTask().WaitAsync(Command.Patience, cancel);
            ((MqttControlPacketType)(disconnect[0] >> 4), (MqttDisconnectReasonCode)disconnect[2])
                .ShouldBe((MqttControlPacketType.Disconnect, MqttDisconnectReasonCode.NotAuthorized));
        });
    }

    [Fact]
    public async Task A_change_nobody_told_of_is_found_when_the_shard_is_reviewed()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("revoked"));
        var parted = Parted(client);
        door.Devices.Set(door.Devices.Get("revoked") with { Revoked = true });
        await door.Part<Evictions>().Review(DeviceShard.KeyOf("revoked"), TestContext.Current.CancellationToken);
        await parted.WaitAsync(Command.Patience);
        (await Try(door, "revoked", Door.Secret)).ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task A_secret_rotated_while_a_device_connects_with_the_old_one_keeps_it_out()
    {
        await using var door = await Door.Open();
        door.Register("racer");
        door.Devices.OnTheWay = async deviceId =>
        {
            door.Devices.OnTheWay = null;
            door.Devices.Set(door.Devices.Get(deviceId) with { SecretSha256 = Door.Sha256("new") });
            await door.Part<Evictions>().Evict([deviceId]);
        };
        (await Try(door, "racer", Door.Secret)).ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task A_device_is_asked_for_once_and_again_when_it_changed()
    {
        await using var door = await Door.Open();
        using var first = await door.Connect(door.Register("known"));
        using var second = await door.Connect("known");
        door.Devices.Asked.ShouldBe(1);
        await door.Part<Evictions>().Evict(["known"]);
        using var third = await door.Connect("known");
        door.Devices.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_device_registered_a_moment_after_it_tried_is_let_in_at_once()
    {
        await using var door = await Door.Open(options => options.UnknownFor = TimeSpan.FromHours(1));
        (await Try(door, "early", Door.Secret)).ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        door.Register("early");
        await door.Part<Evictions>().Evict(["early"]);
        (await Try(door, "early", Door.Secret)).ShouldBe(MqttClientConnectResultCode.Success);
    }

    [Fact]
    public async Task No_more_devices_are_remembered_than_there_is_room_for()
    {
        await using var door = await Door.Open(options => (options.MaxKnownDevices, options.MaxUnknownDevices) = (10, 10));
        for (var i = 0; i < 25; i++)
        {
            await door.Part<DeviceCache>().Find($"nobody-{i}", TestContext.Current.CancellationToken);
            await door.Part<DeviceCache>().Find(door.Register($"known-{i}"), TestContext.Current.CancellationToken);
            door.Part<DeviceCache>().Count.ShouldBeLessThanOrEqualTo(20);
        }
    }

    [Fact]
    public async Task Made_up_ids_do_not_push_out_the_devices_that_are_known()
    {
        await using var door = await Door.Open(options => options.MaxUnknownDevices = 10);
        await door.Part<DeviceCache>().Find(door.Register("known"), TestContext.Current.CancellationToken);
        for (var i = 0; i < 25; i++)
        {
            await door.Part<DeviceCache>().Find($"nobody-{i}", TestContext.Current.CancellationToken);
        }

        door.Part<DeviceCache>().TryGet("known", out var known).ShouldBeTrue();
        known.ShouldNotBeNull();
    }

    /// <summary>A device that does not read what it is told is still connected for a second, and is not heard in it.</summary>
    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 0)]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    public async Task What_is_published_on_a_silenced_connection_is_neither_stored_nor_acknowledged(byte version, byte qos)
    {
        await using var door = await Door.Open();
        var topic = DeviceTopic.Telemetry(door.Register("revoked"));
        using var device = await RawDevice.Connect(door, "revoked", version);
        door.Part<DoorConnections>().All.Single().Silence();
        var properties = version == 5 ? (byte[])[] : null;
        var packet = Packets.Publish(topic, Door.Level(1), id: (ushort)(qos == 0 ? 0 : 1), properties);
        packet[0] = (byte)(0x30 | (qos << 1));
        await device.Send(packet);
        device.EndSending();
        (await device.ReadToEnd()).ShouldBeEmpty();
        door.Intake.Committed.ShouldBeEmpty();
    }

    private static async Task<MqttClientConnectResultCode> Try(Door door, string deviceId, string password)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        return (await client.ConnectAsync(door.Options(deviceId, password).Build())).ResultCode;
    }

    private static Task<MqttClientDisconnectReason> Parted(IMqttClient client)
    {
        var parted = new TaskCompletionSource<MqttClientDisconnectReason>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += args =>
        {
            parted.TrySetResult(args.Reason);
            return Task.CompletedTask;
        };
        return parted.Task;
    }
}
