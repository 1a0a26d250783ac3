using CityTwin.Hosting;
using CityTwin.Testing.Running;

namespace CityTwin.Silo.Tests.Hosting;

/// <summary>A silo that has no city says so to whoever can mend it, and nothing else.</summary>
public class BadCityTests
{
    [Fact]
    public async Task A_city_that_cannot_be_read_is_named_with_what_is_wrong()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no such city");

        var silo = await Run($"--City:Path={folder}");

        silo.Error.ShouldBe($"silo: City:Path {folder} is not a city package that can be used:\n  manifest.json: is missing.\n");
        silo.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_city_that_is_not_named_is_asked_for()
    {
        var silo = await Run();

        silo.Error.ShouldBe("silo: City:Path is not set: which city?\n");
        silo.ExitCode.ShouldBe(1);
    }

    private static Task<CommandResult> Run(params string[] args) => Command.Run("dotnet",
        [
            typeof(SiloHost).Assembly.Location, "--Storage:ConnectionString=UseDevelopmentStorage=true",
            "--Ingest:LogPath=unused", .. args,
        ]);
}
