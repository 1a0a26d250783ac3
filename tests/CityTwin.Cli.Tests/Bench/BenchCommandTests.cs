using CityTwin.Cli.Bench;

namespace CityTwin.Cli.Tests.Bench;

public class BenchCommandTests
{
    private static readonly System.CommandLine.Command Root = CommandLine.Build(new Checkout("/nowhere"), TimeProvider.System);

    [Fact]
    public void What_is_said_after_the_name_reaches_the_benchmark_in_its_order()
    {
        var parsed = Root.Parse(["bench", "storm", "--reports", "200", "--watchers", "20"]);
        parsed.Errors.ShouldBeEmpty();
        BenchCommand.WordsOf(parsed).ShouldBe(["storm", "--reports", "200", "--watchers", "20"]);
    }

    [Fact]
    public void Without_a_name_nothing_is_handed_on_and_the_benchmarks_tell_theirs() =>
        BenchCommand.WordsOf(Root.Parse(["bench"])).ShouldBeEmpty();

    [Theory]
    [InlineData("dispatch")]
    [InlineData("--seconds")]
    [InlineData("orders")]
    [InlineData("storm")]
    [InlineData("--duration")]
    [InlineData("--clients")]
    public void The_help_names_each_benchmark_and_its_options(string word)
    {
        using var said = new StringWriter();
        Root.Parse(["bench", "--help"]).Invoke(new() { Output = said });
        said.ToString().ShouldContain(word);
    }
}
