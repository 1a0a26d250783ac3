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
    public void The_command_can_be_copied() =>
        SystemPackages.Command(["mosquitto", "chromium"]).ShouldBe("sudo apt-get install -y mosquitto chromium");

    [Fact]
    public void A_program_is_looked_for_by_name_and_a_file_by_path()
    {
        SystemPackages.Has("bash").ShouldBeTrue();
        SystemPackages.Has("no-such-program").ShouldBeFalse();
        SystemPackages.Has("/usr/bin").ShouldBeTrue();
        SystemPackages.Has("/usr/no-such-folder").ShouldBeFalse();
    }
}
