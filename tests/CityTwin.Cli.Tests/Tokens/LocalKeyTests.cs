using CityTwin.Cli.Tokens;

namespace CityTwin.Cli.Tests.Tokens;

public class LocalKeyTests
{
    [Fact]
    public void Only_its_owner_can_read_it()
    {
        using var temporary = new TemporaryFolder();
        LocalKey.Ensure(temporary.Path);
        File.GetUnixFileMode(LocalKey.FileIn(temporary.Path)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        LocalKey.Read(temporary.Path).Length.ShouldBe(32);
    }

    [Fact]
    public void Where_no_city_was_started_the_folder_is_named()
    {
        using var temporary = new TemporaryFolder();
        Should.Throw<CliException>(() => LocalKey.Read(temporary.Path)).Message.ShouldContain(temporary.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_file_that_holds_no_key_is_refused_by_name(string text)
    {
        using var temporary = new TemporaryFolder();
        var file = temporary.Write("keys/token.key", text);
        Should.Throw<CliException>(() => LocalKey.Read(temporary.Path)).Message.ShouldContain(file);
    }
}
