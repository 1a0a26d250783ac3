using CityTwin.Cli.Processes;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests.Toolchain;

public class SystemPackagesTests
{
    [Fact]
    public void Only_what_is_missing_is_asked_for_by_its_package()
    {
        SystemPackages.Missing(SystemPackages.Tests, program => program != "mosquitto_pub").ShouldBe(["mosquitto-clients"]);
        SystemPackages.Missing(SystemPackages.Tests, _ => true).ShouldBeEmpty();
    }

    [Fact]
    public void The_command_can_be_copied_on_a_machine_that_was_just_set_up()
    {
        SystemPackages.Command(["mosquitto", "chromium"], "sudo ")
            .ShouldBe("sudo apt-get update && sudo apt-get install -y mosquitto chromium");
        SystemPackages.Command(["npm"], "").ShouldBe("apt-get update && apt-get install -y npm");
    }

    [Fact]
    public void A_browser_of_another_name_will_do() =>
        SystemPackages.Missing(SystemPackages.Tests, program => program is not ("chromium" or "chromium-browser")).ShouldBeEmpty();

    [Fact]
    public async Task One_that_does_not_install_keeps_no_other_away()
    {
        using var temporary = new TemporaryFolder();
        using var log = new LogFile(temporary.At("a.log"));
        var asked = new List<string>();
        await SystemPackages.InstallEach(["gone", "there"], arguments =>
        {
            asked.Add(arguments[^1]);
            return arguments[^1] == "there" ? Task.CompletedTask : throw new CliException($"{arguments[^1]} failed");
        }, log);
        asked.ShouldBe(["update", "gone", "there"]);
        log.Tail.ShouldContain(line => line.Contains("gone failed"));
    }

    [Fact]
    public void A_program_is_looked_for_by_name_and_a_file_by_path()
    {
        SystemPackages.Has("bash").ShouldBeTrue();
        SystemPackages.Has("no-such-program").ShouldBeFalse();
        SystemPackages.Has("/usr/bin").ShouldBeTrue();
        SystemPackages.Has("/usr/no-such-folder").ShouldBeFalse();
    }
}
