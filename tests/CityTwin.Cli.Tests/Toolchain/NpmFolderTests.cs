using CityTwin.Cli.Processes;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests.Toolchain;

public sealed class NpmFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NpmFolderTests()
    {
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
        {
            _folder.Write($"source/{name}", name);
        }
    }

    [Fact]
    public async Task An_installation_that_broke_off_is_begun_anew()
    {
        var packages = Packages();
        await Should.ThrowAsync<CliException>(() => Install("mkdir -p node_modules/half; exit 1"));
        packages.Installed.ShouldBeFalse();
        await Install("mkdir -p node_modules/whole");
        packages.Installed.ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_installed_from_copies_of_what_the_lock_names()
    {
        await Install("test -f package.json -a -f package-lock.json -a -f .npmrc && echo \"$@\" >said");
        (await File.ReadAllTextAsync(_folder.At("target", "said"))).ShouldStartWith("ci ");
        Directory.GetFiles(_folder.At("source")).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Another_lock_is_another_installation()
    {
        await Install("mkdir node_modules");
        _folder.Write("source/package-lock.json", "newer");
        Packages().Installed.ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private NpmFolder Packages() => new(_folder.At("source"), _folder.At("target"));

    private async Task Install(string script)
    {
        var npm = _folder.Write("npm", $"#!/bin/bash\n{script}\n");
        File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var log = new LogFile(_folder.At("a.log"));
        await Packages().Install(npm, log, CancellationToken.None);
    }
}
