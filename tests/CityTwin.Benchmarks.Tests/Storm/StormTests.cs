using CityTwin.Benchmarks.Storm;
using CityTwin.Testing;
using CityTwin.Testing.Running;
using Spectre.Console;

namespace CityTwin.Benchmarks.Tests.Storm;

/// <summary>
/// A small storm over a whole city of its own. How long anything took is not looked at: the benchmark itself fails when a report
/// that was answered is in no log, or a watcher was not sent everything of its area, once and in order.
/// </summary>
public class StormTests
{
    private static readonly StormOptions Small = new()
    {
        Reports = 200, Watchers = 20, Duration = TimeSpan.FromSeconds(10), Gauges = 3, GaugePeriod = TimeSpan.FromSeconds(2),
    };

    [Fact]
    public async Task Nothing_is_lost_in_a_storm()
    {
        _ = Azurite.Find() ?? throw new SkipTestException("needs Azurite in .tools (./citytwin up installs it) or on the PATH");
        var data = Directory.CreateTempSubdirectory("citytwin-storm-").FullName;
        await using (var city = new CityProcess("storm", data))
        {
            await city.Start();
            var result = await new StormBenchmark(Small, TimeProvider.System, AnsiConsole.Console).Run(city);
            result.Notes[0].ShouldContain("Of 200 reports 200 were taken and 0 refused");
            result.Notes[1].ShouldContain("after their line was cut");
            result.Notes[1].ShouldNotContain(" 0 came back after their line was cut");
        }

        Directory.Delete(data, recursive: true);
    }
}
