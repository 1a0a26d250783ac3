using CityTwin.Cli.Processes;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests.Toolchain;

public sealed class NodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Both_must_run_and_the_npm_on_that_node()
    {
        Program("bin/node", "[ \"$1\" = --version ] && echo v22.23.3 || exit 3");
        Program("bin/npm", "node --version >/dev/null && echo 10.9.9");
        (await WillDo()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_distribution_s_npm_that_does_not_run_on_a_newer_node_will_not_do()
    {
        Program("bin/node", "echo v22.23.3");
        Program("bin/npm", "echo \"Error: Cannot find module 'semver'\" >&2; exit 1");
        (await WillDo()).ShouldBeFalse();
        (await File.ReadAllTextAsync(_folder.At("a.log"))).ShouldContain("Cannot find module");
    }

    [Fact]
    public async Task One_that_is_missing_will_not_do()
    {
        Program("bin/node", "echo v22.23.3");
        (await WillDo()).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<bool> WillDo()
    {
        var bin = _folder.At("bin");
        var node = new Node(Path.Combine(bin, "node"), Path.Combine(bin, "npm"), $"{bin}:/usr/bin:/bin");
        using var log = new LogFile(_folder.At("a.log"));
        return await node.WillDo(log, CancellationToken.None);
    }

    private void Program(string name, string script) => File.SetUnixFileMode(
        _folder.Write(name, $"#!/bin/bash\n{script}\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
