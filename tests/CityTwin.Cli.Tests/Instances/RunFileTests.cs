using CityTwin.Cli.Instances;

namespace CityTwin.Cli.Tests.Instances;

public class RunFileTests
{
    private static readonly RunFile Some = new(
        42, "yuzhong", "50", Ready: true, new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero), 1883, 8080, 8081, 10000, 10001);

    [Fact]
    public void What_is_written_is_read()
    {
        using var temporary = new TemporaryFolder();
        Some.Write(temporary.Path);
        RunFile.Read(temporary.Path).ShouldBe(Some);
        Directory.GetFiles(temporary.Path).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"pid\":")]
    [InlineData("[]")]
    public void What_is_not_a_run_file_is_none(string text)
    {
        using var temporary = new TemporaryFolder();
        RunFile.Read(temporary.Path).ShouldBeNull();
        temporary.Write(RunFile.Name, text);
        RunFile.Read(temporary.Path).ShouldBeNull();
    }
}
