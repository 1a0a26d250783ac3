using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests.Toolchain;

public class NodeVersionTests
{
    [Theory]
    [InlineData("v18.19.0\n", false)]
    [InlineData("v20.20.2\n", true)]
    [InlineData("v22.1.0", true)]
    [InlineData("v100.0.0", true)]
    [InlineData("", false)]
    [InlineData("20.1.0", false)]
    [InlineData("node: not found", false)]
    public void Twenty_and_newer_will_do(string answer, bool will) => NodeVersion.WillDo(answer).ShouldBe(will);
}
