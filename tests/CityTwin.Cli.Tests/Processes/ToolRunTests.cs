using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Tests.Processes;

public class ToolRunTests
{
    [Fact]
    public async Task A_failure_has_the_command_its_code_and_its_last_words()
    {
        using var temporary = new TemporaryFolder();
        using var log = new LogFile(temporary.At("a.log"));
        var failed = await Should.ThrowAsync<CliException>(() => ToolRun.RunLogged(
            "bash", ["-c", "echo no such package >&2; exit 3"], temporary.Path, log, CancellationToken.None));
        failed.Message.ShouldContain("bash -c");
        failed.Message.ShouldContain("exit code 3");
        failed.Message.ShouldContain("no such package");
        failed.Message.ShouldContain(log.Path);
    }

    [Fact]
    public async Task Told_to_stop_it_does_not_wait_for_the_program()
    {
        using var stop = new CancellationTokenSource();
        var running = ToolRun.Run("bash", ["-c", "echo here; sleep 600"], "/", _ => stop.Cancel(), stop.Token);
        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
