using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests.Toolchain;

public class NodeVersionTests
{
    [Theory]
    [InlineData("v18.19.0\n", false)]
    [InlineData("v20.18.3", false)]
    [InlineData("v20.19.0", true)]
    [InlineData("v20.20.2\n", true)]
    [InlineData("v21.7.0", false)]
    [InlineData("v22.1.0", false)]
    [InlineData("v22.13.0", true)]
    [InlineData("v23.11.0", false)]
    [InlineData("v24.0.0", true)]
    [InlineData("v100.0.0", true)]
    [InlineData("", false)]
    [InlineData("v24", false)]
    [InlineData("24.1.0", false)]
    [InlineData("node: not found", false)]
    public void Those_that_the_console_s_tools_accept_will_do(string answer, bool will) =>
        NodeVersion.WillDo(answer).ShouldBe(will);
}
