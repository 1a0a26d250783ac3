using CityTwin.Cli.Up;

namespace CityTwin.Cli.Tests.Up;

public class UpCommandTests
{
    private static UpOptions Read(params string[] words)
    {
        var parsed = CommandLine.Build(new Checkout("/nowhere"), TimeProvider.System).Parse(["up", .. words]);
        parsed.Errors.ShouldBeEmpty();
        return UpCommand.Read(parsed);
    }

    [Fact]
    public void Without_options_it_is_the_district_on_the_usual_ports_with_simulated_devices() =>
        Read().ShouldBe(new UpOptions("yuzhong", 1, null, Simulate: true, 1883, 8080, 8081));

    [Fact]
    public void Every_option_is_heard() =>
        Read("--city", "chongqing", "--scale", "0.1", "--data", "/tmp/x", "--no-sim", "--mqtt-port", "1", "--http-port", "2",
            "--grpc-port", "3").ShouldBe(new UpOptions("chongqing", 0.1, "/tmp/x", Simulate: false, 1, 2, 3));

    [Fact]
    public void A_data_folder_is_where_the_caller_stands() =>
        Read("--data", "some/where/").Data.ShouldBe(Path.Combine(Environment.CurrentDirectory, "some/where"));

    [Fact]
    public void A_token_is_for_the_whole_city_unless_told_otherwise() =>
        CommandLine.Build(new Checkout("/nowhere"), TimeProvider.System).Parse(["token", "--role", "admin"]).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("up --mqtt-prt 1")]
    [InlineData("up --mqtt-port many")]
    [InlineData("up --mqtt-port 65536")]
    [InlineData("up --scale -1")]
    [InlineData("up --scale 1000")]
    [InlineData("token --area 50")]
    [InlineData("incident earthquake")]
    [InlineData("dance")]
    public void What_is_not_known_is_an_error(string line) =>
        CommandLine.Build(new Checkout("/nowhere"), TimeProvider.System).Parse(line.Split(' ')).Errors.ShouldNotBeEmpty();
}
