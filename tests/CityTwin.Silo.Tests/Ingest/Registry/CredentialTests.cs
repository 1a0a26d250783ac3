using System.Buffers;
using System.Collections.Concurrent;
using CityTwin.Ingest;
using CityTwin.Ingest.FrontDoor;
using CityTwin.Mqtt;
using CityTwin.Silo.Tests.Ingest.FrontDoor;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.Registry;

public class CredentialTests(SiloCluster silos) : RegistryTest(silos)
{
    [Fact]
    public async Task A_new_secret_takes_the_old_ones_place_for_good()
    {
        var device = await Provisioned(Request("rotates"));
        var rotated = (await Shard(device.DeviceId).Rotate(device.DeviceId, new byte[32])).ShouldNotBeNull();
        rotated.SecretSha256.ShouldBe(new byte[32]);
        rotated.RotatedAtMs.ShouldNotBeNull();
        await Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        (await Shard(device.DeviceId).Find(device.DeviceId))!.SecretSha256.ShouldBe(new byte[32]);
        (await Shard("nobody").Rotate("nobody", new byte[32])).ShouldBeNull();
    }

    [Fact]
    public async Task A_revoked_device_stays_revoked_and_keeps_its_twin()
    {
        var device = await Provisioned(Request("revoked"));
        (await Shard(device.DeviceId).Revoke(device.DeviceId))!.Revoked.ShouldBeTrue();
        (await Shard(device.DeviceId).Revoke(device.DeviceId))!.Revoked.ShouldBeTrue();
        (await Shard(device.DeviceId).Rotate(device.DeviceId, new byte[32])).ShouldBeNull();
        (await Shard("nobody").Revoke("nobody")).ShouldBeNull();
        (await Client.GetGrain<CityTwin.Sensing.ISensorGrain>(device.Sensor!.Id.Value).Get()).ShouldNotBeNull();
        (await Provision(Request("revoked"))).Error.ShouldBe(ProvisionError.AlreadyExists);
        (await Provision(Request("sub") with { Gateway = device.DeviceId })).Error.ShouldBe(ProvisionError.UnknownGateway);
    }

    [Fact]
    public async Task A_rotation_that_is_not_stored_has_not_happened()
    {
        var device = await Provisioned(Request("unlucky"));
        using (Cut("devices/"))
        {
            await Should.ThrowAsync<Exception>(() => Shard(device.DeviceId).Rotate(device.DeviceId, new byte[32]));
        }

        (await Shard(device.DeviceId).Find(device.DeviceId))!.SecretSha256.ShouldBe(device.SecretSha256);
        (await Shard(device.DeviceId).Rotate(device.DeviceId, new byte[32])).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_door_hears_of_a_change_before_the_change_is_answered()
    {
        var device = await Provisioned(Request("heard"));
        var ear = Silos.Hold(new DoorEar());
        var before = await Shard(device.DeviceId).Watch(Client.CreateObjectReference<IFrontDoorObserver>(ear));
        await Shard(device.DeviceId).Rotate(device.DeviceId, new byte[32]);
        ear.Heard.ShouldBe([device.DeviceId]);
        (await Shard(device.DeviceId).Watch(Client.CreateObjectReference<IFrontDoorObserver>(ear))).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_notice_reaches_the_device_that_subscribes_to_its_own_and_counts_once_it_is_acknowledged()
    {
        var device = await Provisioned(Request("board"));
        await using var door = await Door.Open(replace: services =>
        {
            services.AddSingleton<IGrainFactory>(Client);
            services.AddSingleton<IDeviceSource, RegistryDevices>();
            services.AddSingleton<RegistryWatch>();
            services.AddHostedService(all => all.GetRequiredService<RegistryWatch>());
        });
        await Silos.Hold(door.Part<RegistryWatch>()).Watching.WaitAsync(Patience);
        (await Shard(device.DeviceId).Notify(device.DeviceId, [1])).ShouldBeFalse("it is not connected");
        using var client = await door.Connect(device.DeviceId);
        (await Shard(device.DeviceId).Notify(device.DeviceId, [1])).ShouldBeFalse("it does not listen");

        var heard = new TaskCompletionSource<(string Topic, byte[] Payload, bool Retain, int Qos)>();
        client.ApplicationMessageReceivedAsync += args =>
        {
            heard.TrySetResult((args.ApplicationMessage.Topic, args.ApplicationMessage.Payload.ToArray(), args.ApplicationMessage.Retain,
                (int)args.ApplicationMessage.QualityOfServiceLevel));
            return Task.CompletedTask;
        };
        await client.SubscribeAsync(DeviceTopic.Notify(device.DeviceId), MqttQualityOfServiceLevel.AtLeastOnce);
        (await Shard(device.DeviceId).Notify(device.DeviceId, [7])).ShouldBeTrue();
        var (topic, payload, retain, qos) = await heard.Task.WaitAsync(Patience);
        (topic, payload.Single(), retain, qos).ShouldBe(($"citytwin/v1/{device.DeviceId}/notify", (byte)7, false, 1));

        var other = await client.SubscribeAsync(DeviceTopic.Notify("another"));
        other.Items.Single().ResultCode.ShouldBe(MqttClientSubscribeResultCode.NotAuthorized);
    }

    [Fact]
    public async Task A_rotation_cuts_the_session_at_the_door_and_only_the_new_secret_opens_it()
    {
        var device = await Provisioned(Request("session"));
        await using var door = await Door.Open(replace: services =>
        {
            services.AddSingleton<IGrainFactory>(Client);
            services.AddSingleton<IDeviceSource, RegistryDevices>();
            services.AddSingleton<RegistryWatch>();
            services.AddHostedService(all => all.GetRequiredService<RegistryWatch>());
        });
        await Silos.Hold(door.Part<RegistryWatch>()).Watching.WaitAsync(Patience);
        using var client = await door.Connect(device.DeviceId);
        var parted = new TaskCompletionSource();
        client.DisconnectedAsync += _ =>
        {
            parted.TrySetResult();
            return Task.CompletedTask;
        };
        await Shard(device.DeviceId).Rotate(device.DeviceId, Door.Sha256("the new one"));
        await parted.Task.WaitAsync(Patience);
        (await Try(door, device.DeviceId, Door.Secret)).ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        (await Try(door, device.DeviceId, "the new one")).ShouldBe(MqttClientConnectResultCode.Success);
    }

    private static async Task<MqttClientConnectResultCode> Try(Door door, string deviceId, string password)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        return (await client.ConnectAsync(door.Options(deviceId, password).Build())).ResultCode;
    }

    private sealed class DoorEar : IFrontDoorObserver
    {
        public ConcurrentQueue<string> Heard { get; } = new();

        public Task Changed(IReadOnlyList<string> deviceIds)
        {
            foreach (var deviceId in deviceIds)
            {
                Heard.Enqueue(deviceId);
            }

            return Task.CompletedTask;
        }

        public Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce) => Task.FromResult(false);

        public Task<bool> Notify(string deviceId, byte[] payload) => Task.FromResult(false);
    }
}
