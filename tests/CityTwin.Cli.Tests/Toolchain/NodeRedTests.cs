using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests.Toolchain;

public sealed class NodeRedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NodeRedTests()
    {
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
        {
            _folder.Write($"silo/CityTwin.Cli/Toolchain/Npm/nodered/{name}", name);
        }
    }

    [Fact]
    public async Task Its_script_is_in_the_tool_folder()
    {
        var script = await Install("mkdir -p node_modules/node-red && touch node_modules/node-red/red.js");
        script.ShouldNotBeNull().ShouldStartWith(_folder.At(".tools"));
        File.Exists(script).ShouldBeTrue();
    }

    [Fact]
    public async Task Benchmarks_go_on_without_it_when_npm_does_not_bring_it()
    {
        (await Install("echo no network >&2; exit 1")).ShouldBeNull();
        (await File.ReadAllTextAsync(_folder.At("a.log"))).ShouldContain("no network");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string?> Install(string npm)
    {
        var program = _folder.Write("npm", $"#!/bin/bash\n{npm}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var log = new LogFile(_folder.At("a.log"));
        return await NodeRed.Install(new Checkout(_folder.Path), new Node("node", program, "/usr/bin:/bin"),
            new PlainBoard(TextWriter.Null, TimeProvider.System), log, CancellationToken.None);
    }
}
