using System.Globalization;
using System.Text.Json.Nodes;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd.Integrators;

[Collection(RunningCityTests.Name)]
public class FirstFiveMinutesTests(RunningCity city)
{
    [Fact]
    public async Task An_integrators_first_reading_becomes_a_red_alert()
    {
        Mosquitto.Require();
        var answer = await Command.Run("bash",
            [Path.Combine(AppContext.BaseDirectory, "Integrators/first-five-minutes.sh")], TimeSpan.FromMinutes(2),
            new Dictionary<string, string>
            {
                ["HTTP_PORT"] = city.Process.HttpPort.ToString(CultureInfo.InvariantCulture),
                ["MQTT_PORT"] = city.Process.MqttPort.ToString(CultureInfo.InvariantCulture),
                ["DATA"] = city.Process.Data,
            });
        answer.Succeeded.ShouldBeTrue(answer.ToString());
        var device = Answer(answer, "device");
        device["deviceId"]!.GetValue<string>().ShouldBe("acme-0001");
        device["username"]!.GetValue<string>().ShouldBe("acme-0001");
        var twin = Answer(answer, "twin");
        twin["id"]!.GetValue<string>().ShouldBe(device["twinId"]!.GetValue<string>());
        twin["metrics"]!["levelM"]!["value"]!.GetValue<double>().ShouldBe(99.0);
        twin["metrics"]!["levelM"]!["t"]!.GetValue<string>().ShouldEndWith("Z");
        var alert = Answer(answer, "alerts")["alerts"]!.AsArray().ShouldHaveSingleItem()!;
        alert["rule"]!.GetValue<string>().ShouldBe("river-level-high");
        alert["severity"]!.GetValue<string>().ShouldBe("I");
        alert["state"]!.GetValue<string>().ShouldBe("active");
    }

    private static JsonNode Answer(CommandResult result, string label) => JsonNode.Parse(
        result.Output.Split('\n').First(line => line.StartsWith(label + " ", StringComparison.Ordinal))[label.Length..])!;
}
