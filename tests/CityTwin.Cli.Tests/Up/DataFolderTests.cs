using CityTwin.Cli.Tokens;
using CityTwin.Cli.Up;

namespace CityTwin.Cli.Tests.Up;

public class DataFolderTests
{
    [Fact]
    public void One_city_at_a_time_has_it_and_the_second_is_told_which_folder()
    {
        using var temporary = new TemporaryFolder();
        using (DataFolder.Take(temporary.Path))
        {
            Should.Throw<CliException>(() => DataFolder.Take(temporary.Path)).Message.ShouldContain(temporary.Path);
        }

        DataFolder.Take(temporary.Path).Dispose();
    }

    [Fact]
    public void A_new_one_gets_a_key_of_its_own_and_an_old_one_keeps_its()
    {
        using var temporary = new TemporaryFolder();
        DataFolder.Take(temporary.At("a")).Dispose();
        var key = LocalKey.Read(temporary.At("a"));
        DataFolder.Take(temporary.At("a")).Dispose();
        LocalKey.Read(temporary.At("a")).ShouldBe(key);
        DataFolder.Take(temporary.At("b")).Dispose();
        LocalKey.Read(temporary.At("b")).ShouldNotBe(key);
    }

    [Fact]
    public void A_new_one_is_its_owner_s_alone_and_holds_whole_keys()
    {
        using var temporary = new TemporaryFolder();
        DataFolder.Take(temporary.At("a")).Dispose();
        File.GetUnixFileMode(temporary.At("a")).ShouldBe(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.GetFiles(temporary.At("a", "keys")).Order().ShouldBe([LocalKey.MediaFileIn(temporary.At("a")), LocalKey.FileIn(temporary.At("a"))]);
        File.GetUnixFileMode(LocalKey.FileIn(temporary.At("a"))).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(LocalKey.MediaFileIn(temporary.At("a"))).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_path_that_cannot_be_a_folder_is_refused_by_name()
    {
        using var temporary = new TemporaryFolder();
        var file = temporary.Write("file", "");
        Should.Throw<CliException>(() => DataFolder.Take(file)).Message.ShouldContain(file);
    }

    [Fact]
    public void It_stays_the_city_s_whose_it_first_was()
    {
        using var temporary = new TemporaryFolder();
        using var folder = DataFolder.Take(temporary.Path);
        folder.BeOf("yuzhong, generated at scale 1");
        folder.BeOf("yuzhong, generated at scale 1");
        var refused = Should.Throw<CliException>(() => folder.BeOf("chongqing, generated at scale 1"));
        refused.Message.ShouldContain(temporary.Path);
        refused.Message.ShouldContain("yuzhong");
    }
}
