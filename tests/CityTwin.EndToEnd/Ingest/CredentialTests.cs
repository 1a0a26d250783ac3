using MQTTnet;

namespace CityTwin.EndToEnd.Ingest;

[Collection(RunningCityTests.Name)]
public class CredentialTests(RunningCity city)
{
    private readonly Mosquitto _mosquitto = new(city.Process);

    [Fact]
    public async Task A_rotated_password_cuts_the_session_and_only_the_new_one_is_taken()
    {
        Mosquitto.Require();
        var device = await city.Client.Provision();
        using var session = new MqttClientFactory().CreateMqttClient();
        var cut = await Connected(session, device);
        var rotated = await city.Client.Post($"/v1/devices/{device.Id}:rotate", new { });
        await cut.WaitAsync(Until.Limit);
        var refused = await _mosquitto.Publish(device, Mosquitto.Level(3));
        refused.Succeeded.ShouldBeFalse(refused.ToString());
        var renewed = device with { Password = rotated["password"]!.GetValue<string>() };
        renewed.Password.ShouldNotBe(device.Password);
        (await _mosquitto.Publish(renewed, Mosquitto.Level(3.25))).Succeeded.ShouldBeTrue();
        await city.Client.ShouldShow(device, 3.25);
    }

    [Fact]
    public async Task A_revoked_device_is_cut_and_stays_out_while_its_twin_stays()
    {
        Mosquitto.Require();
        var device = await city.Client.Provision();
        (await _mosquitto.Publish(device, Mosquitto.Level(2.75))).Succeeded.ShouldBeTrue();
        await city.Client.ShouldShow(device, 2.75);
        using var session = new MqttClientFactory().CreateMqttClient();
        var cut = await Connected(session, device);
        var revoked = await city.Client.Post($"/v1/devices/{device.Id}:revoke", new { });
        revoked["state"]!.GetValue<string>().ShouldBe("revoked");
        await cut.WaitAsync(Until.Limit);
        (await _mosquitto.Publish(device, Mosquitto.Level(3))).Succeeded.ShouldBeFalse();
        (await city.Client.Value(device)).ShouldBe(2.75);
        (await city.Client.Get($"/v1/devices/{device.Id}"))["state"]!.GetValue<string>().ShouldBe("revoked");
    }

    /// <returns>Done when the server ends the session.</returns>
    private async Task<Task> Connected(IMqttClient session, Device device)
    {
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.DisconnectedAsync += _ =>
        {
            cut.TrySetResult();
            return Task.CompletedTask;
        };
        var answer = await session.ConnectAsync(new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", city.Process.MqttPort)
            .WithClientId(device.Id)
            .WithCredentials(device.Id, device.Password)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(30))
            .Build());
        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        return cut.Task;
    }
}
