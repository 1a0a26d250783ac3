using System.Diagnostics;
using System.Globalization;
using CityTwin.Cli.Instances;

namespace CityTwin.Cli.Tests.Instances;

public sealed class InstanceFinderTests : IDisposable
{
    private readonly TemporaryFolder _checkout = new();
    private readonly InstanceFinder _finder;
    private readonly List<Process> _started = [];
    private readonly List<string> _told = [];

    public InstanceFinderTests() => _finder = new InstanceFinder(new Checkout(_checkout.Path), TimeProvider.System);

    [Fact]
    public async Task Where_none_runs_one_is_told_how_to_start_it() =>
        (await Should.ThrowAsync<CliException>(() => Find())).Message.ShouldContain("./citytwin up");

    [Fact]
    public async Task The_one_that_runs_is_found()
    {
        var data = Started("a", ready: true);
        (await Find()).Data.ShouldBe(data);
        (await Find(data)).Run!.HttpPort.ShouldBe(2);
        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_the_newest_is_taken_and_named()
    {
        var older = Started("a", ready: true);
        var newer = Started("b", ready: true, age: TimeSpan.Zero);
        (await Find()).Data.ShouldBe(newer);
        _told.ShouldHaveSingleItem().ShouldContain(newer);
        (await Find(older)).Data.ShouldBe(older);
    }

    [Fact]
    public async Task Another_folder_s_city_is_not_taken_for_the_one_named()
    {
        Started("a", ready: true);
        (await Should.ThrowAsync<CliException>(() => Find("/else"))).Message.ShouldContain("/else");
    }

    [Fact]
    public async Task One_that_starts_is_waited_for()
    {
        var data = Started("a", ready: false);
        var found = Find();
        (RunFile.Read(data)! with { Ready = true }).Write(data);
        (await found).Ready.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_has_not_even_said_where_its_data_is_is_waited_for()
    {
        var process = StandIn();
        var file = _checkout.Write($"artifacts/running/{process.Id}", "");
        var found = Find();
        Write(process.Id, "a", ready: true);
        await File.WriteAllTextAsync(file, _checkout.At("a"));
        (await found).Data.ShouldBe(_checkout.At("a"));
    }

    [Fact]
    public void One_that_died_without_a_word_is_forgotten()
    {
        var data = Started("a", ready: true);
        var process = _started[0];
        process.StandardInput.Close();
        process.WaitForExit();
        _finder.Living().ShouldBeEmpty();
        Directory.GetFiles(_checkout.At("artifacts", "running")).ShouldBeEmpty();
        File.Exists(Path.Combine(data, RunFile.Name)).ShouldBeTrue();
    }

    [Fact]
    public void A_process_that_was_given_its_number_is_not_taken_for_it()
    {
        _checkout.Write($"artifacts/running/{Environment.ProcessId}", _checkout.Path);
        _finder.Living().ShouldBeEmpty();
    }

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }

        _checkout.Dispose();
    }

    private Task<Instance> Find(string? data = null) => _finder.Running(data, _told.Add, CancellationToken.None);

    private string Started(string name, bool ready, TimeSpan? age = null)
    {
        var process = StandIn();
        Write(process.Id, name, ready);
        _finder.Announce(process.Id, _checkout.At(name));
        File.SetLastWriteTimeUtc(
            _checkout.At("artifacts", "running", process.Id.ToString(CultureInfo.InvariantCulture)),
            TimeProvider.System.GetUtcNow().UtcDateTime - (age ?? TimeSpan.FromMinutes(1)));
        return _checkout.At(name);
    }

    private void Write(int pid, string name, bool ready)
    {
        Directory.CreateDirectory(_checkout.At(name));
        new RunFile(pid, "yuzhong", "50", ready, TimeProvider.System.GetUtcNow(), 1, 2, 3, 4, 5).Write(_checkout.At(name));
    }

    // Its command line has what an up's has; it lives until its input is closed.
    private Process StandIn()
    {
        var process = Process.Start(new ProcessStartInfo("bash", ["-c", "read", "citytwin", "up"])
        {
            RedirectStandardInput = true,
        })!;
        _started.Add(process);
        return process;
    }
}
