using System.Globalization;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd.Start;

[Collection(RunningCityTests.Name)]
public class UpTests(RunningCity city)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_second_up_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        var ports = FreePorts.Take(3);
        var second = await Up(city.Process.Data, ports);
        second.Succeeded.ShouldBeFalse(second.ToString());
        second.ExitCode.ShouldNotBe(-1, $"it should be refused at once\n{second}");
        second.ToString().ShouldContain(city.Process.Data);
        (await city.Client.Get("/v1/city"))["code"]!.GetValue<string>().ShouldBe("50");
    }

    [Theory]
    [InlineData("MQTT")]
    [InlineData("HTTP")]
    [InlineData("gRPC")]
    public async Task A_busy_port_is_named(string which)
    {
        var ports = FreePorts.Take(3);
        var at = Array.IndexOf(["MQTT", "HTTP", "gRPC"], which);
        ports[at] = new[] { city.Process.MqttPort, city.Process.HttpPort, city.Process.GrpcPort }[at];
        var data = RunningCity.NewData();
        var refused = await Up(data, ports);
        refused.Succeeded.ShouldBeFalse(refused.ToString());
        refused.ExitCode.ShouldNotBe(-1, $"it should be refused at once\n{refused}");
        refused.ToString().ShouldContain(ports[at].ToString(CultureInfo.InvariantCulture));
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task The_console_is_served_and_health_answers()
    {
        using var http = new HttpClient { BaseAddress = city.Process.Http };
        (await http.GetAsync("/health/live")).IsSuccessStatusCode.ShouldBeTrue();
        (await http.GetAsync("/health/ready")).IsSuccessStatusCode.ShouldBeTrue();
        (await http.GetStringAsync("/")).ShouldContain("<html", Case.Insensitive);
    }

    private static Task<CommandResult> Up(string data, int[] ports) => Command.Run(
        Path.Combine(RepositoryRoot.Path, "citytwin"),
        [
            "up", "--no-sim", "--data", data, "--mqtt-port", $"{ports[0]}", "--http-port", $"{ports[1]}",
            "--grpc-port", $"{ports[2]}",
        ], Limit);
}
