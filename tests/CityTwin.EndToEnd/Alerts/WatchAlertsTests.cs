using CityTwin.V1;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1Alpha;

namespace CityTwin.EndToEnd.Alerts;

[Collection(RunningCityTests.Name)]
public class WatchAlertsTests(RunningCity city)
{
    private const double High = 99;
    private const double Calm = 1;

    [Fact]
    public async Task After_a_cut_connection_the_resume_token_leaves_no_gap_and_no_repetition()
    {
        Mosquitto.Require();
        var devices = new List<Device>();
        for (var i = 0; i < 6; i++)
        {
            devices.Add(await city.Client.Provision());
        }

        var seen = new List<AlertUpdate>();
        using (var line = new CuttableLine(city.Process.Grpc))
        {
            using var watch = await AlertWatch.Open(
                city.Process, new WatchAlertsRequest { Area = "50", IncludeOpen = true }, line.Address);
            await Raise(devices[0]);
            await Raise(devices[1]);
            seen.AddRange(await watch.ReadUntil(update => update.Alert?.TwinId == devices[1].TwinId));
            line.Cut();
            await Should.ThrowAsync<RpcException>(() => watch.ReadUntil(_ => false));
        }

        foreach (var device in devices[2..])
        {
            await Raise(device);
            await city.Client.ShouldHaveAlert(device, alert => alert["rule"]!.GetValue<string>() == "river-level-high");
        }

        seen[^1].ResumeToken.ShouldNotBeEmpty();
        using var again = await AlertWatch.Open(
            city.Process, new WatchAlertsRequest { Area = "50", ResumeToken = seen[^1].ResumeToken });
        seen.AddRange(await again.ReadUntil(update => update.Alert?.TwinId == devices[^1].TwinId));

        var events = seen.Where(update => update.Sequence > 0).ToList();
        foreach (var log in events.GroupBy(update => update.District))
        {
            var sequences = log.Select(update => update.Sequence).ToList();
            sequences.ShouldBe((await city.Client.AlertSequences(log.Key)).Where(s => s >= sequences[0] && s <= sequences[^1]));
        }

        devices.ShouldAllBe(device => events.Count(update => update.Type == "raised"
            && update.Alert.TwinId == device.TwinId && update.Alert.Rule == "river-level-high") == 1);
    }

    [Fact]
    public async Task An_alert_is_acknowledged_once_and_cleared_by_its_rule()
    {
        Mosquitto.Require();
        var device = await city.Client.Provision();
        await Raise(device);
        var alert = await city.Client.ShouldHaveAlert(device, a => a["rule"]!.GetValue<string>() == "river-level-high");
        var id = alert["id"]!.GetValue<string>();
        var first = await city.Client.Post($"/v1/alerts/{id}:acknowledge", new { note = "on my way" });
        var second = await city.Client.Post($"/v1/alerts/{id}:acknowledge", new { note = "again" });
        first["acknowledged"]!.GetValue<bool>().ShouldBeTrue();
        second["version"]!.GetValue<int>().ShouldBe(first["version"]!.GetValue<int>());
        second["note"]!.GetValue<string>().ShouldBe(first["note"]!.GetValue<string>());
        (await city.Client.Get($"/v1/alerts/{id}/notes/{second["note"]}"))["text"]!.GetValue<string>().ShouldBe("on my way");
        await new Mosquitto(city.Process).Publish(device, Mosquitto.Level(Calm));
        await city.Client.ShouldHaveAlert(device, a => a["id"]!.GetValue<string>() == id
            && a["state"]!.GetValue<string>() == "cleared" && a["acknowledged"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Reflection_lists_every_service_and_health_serves()
    {
        using var channel = GrpcChannel.ForAddress(city.Process.Grpc);
        var health = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());
        health.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        var services = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToList();
        new[] { "TwinService", "AlertService", "DeviceService", "CityService" }
            .Select(name => $"citytwin.v1.{name}").ShouldBeSubsetOf(services);
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told()
    {
        using var channel = GrpcChannel.ForAddress(city.Process.Grpc);
        var refusal = await Should.ThrowAsync<RpcException>(async () =>
            await new TwinService.TwinServiceClient(channel).ListTwinsAsync(new ListTwinsRequest()));
        refusal.StatusCode.ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task Another_districts_operator_sees_nothing_of_this_one()
    {
        var token = await city.Process.Token("operator", "500101");
        using var channel = GrpcChannel.ForAddress(city.Process.Grpc);
        var refusal = await Should.ThrowAsync<RpcException>(async () => await new TwinService.TwinServiceClient(channel)
            .ListTwinsAsync(new ListTwinsRequest { Area = CityClient.District }, Bearer(token)));
        refusal.StatusCode.ShouldBe(StatusCode.PermissionDenied);
    }

    private async Task Raise(Device device) =>
        (await new Mosquitto(city.Process).Publish(device, Mosquitto.Level(High))).Succeeded.ShouldBeTrue();

    private static Metadata Bearer(string token) => new() { { "authorization", $"Bearer {token}" } };
}
