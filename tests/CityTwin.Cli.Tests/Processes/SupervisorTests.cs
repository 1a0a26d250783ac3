using CityTwin.Cli.Processes;
using CityTwin.Testing.Running;

namespace CityTwin.Cli.Tests.Processes;

public sealed class SupervisorTests : IAsyncDisposable
{
    // Says so when it is asked to stop, and does.
    private const string Willing = "trap 'echo stopping; exit 0' TERM; echo ready; while :; do read -t 60 <> <(:); done";
    private const string Deaf = "trap '' TERM; echo ready; while :; do read -t 60 <> <(:); done";

    private readonly TemporaryFolder _folder = new();
    private readonly Supervisor _supervisor = new(TimeProvider.System);

    [Fact]
    public async Task They_are_stopped_in_reverse()
    {
        await Ready("first", Willing);
        await Ready("second", Willing);
        var told = new List<string>();
        await _supervisor.StopAll(told.Add);
        told.ShouldBe(["stopped the second", "stopped the first"]);
        _supervisor.Children.ShouldAllBe(child => child.Log.Tail.Contains("stopping"));
    }

    [Fact]
    public async Task One_that_does_not_listen_is_killed_with_its_children()
    {
        var child = await Ready("deaf", "sleep 600 & " + Deaf, grace: TimeSpan.FromMilliseconds(200));
        var all = OsProcess.DescendantsOf(Environment.ProcessId).Where(p => p.Pid == child.Pid)
            .Concat(OsProcess.DescendantsOf(child.Pid)).ToList();
        all.Count.ShouldBeGreaterThan(1);
        var told = new List<string>();
        await _supervisor.StopAll(told.Add);
        told.ShouldHaveSingleItem().ShouldStartWith("killed the deaf");
        all.ShouldAllBe(process => !process.IsAlive);
    }

    [Fact]
    public async Task One_that_ends_by_itself_is_named_with_its_code_and_last_words()
    {
        await Ready("steady", Willing);
        await _supervisor.Start(Plan("weak", "echo my disk is full; exit 7"));
        var died = await Should.ThrowAsync<CliException>(
            () => _supervisor.While(stop => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop), CancellationToken.None));
        died.Message.ShouldContain("weak ended with exit code 7");
        died.Message.ShouldContain("my disk is full");
        died.Message.ShouldContain(_folder.At("weak.log"));
    }

    [Fact]
    public async Task Work_goes_on_while_all_live()
    {
        await Ready("steady", Willing);
        var done = false;
        await _supervisor.While(_ => Task.FromResult(done = true), CancellationToken.None);
        done.ShouldBeTrue();
    }

    [Fact]
    public async Task Told_to_stop_while_waiting_it_says_so_and_nothing_else()
    {
        await Ready("steady", Willing);
        using var stop = new CancellationTokenSource();
        var waiting = _supervisor.While(token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token), stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_ctrl_c_in_the_terminal_reaches_none_of_them()
    {
        const int session = 3;
        var child = await Ready("apart", Willing);
        (await Stat(child.Pid))[session].ShouldNotBe((await Stat(Environment.ProcessId))[session]);
    }

    [Fact]
    public async Task Settings_reach_a_child_by_its_environment()
    {
        var plan = Plan("told", "echo \"$CITY\"") with
        {
            Environment = new Dictionary<string, string> { ["CITY"] = "yuzhong" },
        };
        var child = await _supervisor.Start(plan);
        (await child.Obituary()).ShouldContain("yuzhong");
    }

    public async ValueTask DisposeAsync()
    {
        await _supervisor.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Child> Ready(string name, string script, TimeSpan? grace = null)
    {
        var child = await _supervisor.Start(Plan(name, script) with { Grace = grace ?? TimeSpan.FromSeconds(20) });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!child.Log.Tail.Contains("ready"))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return child;
    }

    private ChildPlan Plan(string name, string script) => new(
        name, "bash", ["-c", script], new Dictionary<string, string>(), _folder.Path, _folder.At($"{name}.log"),
        StopSignal.Terminate, TimeSpan.FromSeconds(20));

    // The fields after the name: state, parent, group, session.
    private static async Task<string[]> Stat(int pid)
    {
        var text = await File.ReadAllTextAsync($"/proc/{pid}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }
}
