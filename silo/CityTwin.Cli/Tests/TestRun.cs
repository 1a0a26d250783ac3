using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests;

/// <summary>Builds the solution and the console, runs their tests one project after the other, and sums up.</summary>
internal sealed class TestRun(Checkout checkout, TimeProvider clock)
{
    private const string Console = "console";

    private readonly List<(string Name, TestReport Report, TimeSpan Took)> _reports = [];

    private string Reports => Path.Combine(checkout.Artifacts, "tests");

    /// <returns>The sum; its line has been printed, as the last one.</returns>
    public async Task<Tally> Run(IReadOnlyList<string> parts, CancellationToken stop)
    {
        Directory.CreateDirectory(Reports);
        using var log = new LogFile(Path.Combine(Reports, "build.log"));
        var board = new PlainBoard(System.Console.Out, clock);
        try
        {
            await RunParts(parts, board, log, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Note("interrupted", TestReport.One("told to stop before all was run"), TimeSpan.Zero);
        }
        catch (CliException e)
        {
            Note("preparation", TestReport.One(e.Message), TimeSpan.Zero);
        }

        if (_reports.All(part => part.Report.Tally is { Passed: 0, Failed: 0 }))
        {
            Note("tests", TestReport.One("nothing was tested"), TimeSpan.Zero);
        }

        return Summary.Print(_reports, System.Console.Out);
    }

    private async Task RunParts(IReadOnlyList<string> parts, PlainBoard board, LogFile log, CancellationToken stop)
    {
        string[] names = [.. TestProject.All(checkout).Select(project => project.Name), Console];
        if (parts.FirstOrDefault(part => !names.Any(name => IsPart(name, part))) is { } unknown)
        {
            throw new CliException($"no part's name contains '{unknown}'; there are {string.Join(", ", names)}.");
        }

        if (await SystemPackages.Install(SystemPackages.Tests, log, stop) is { Count: > 0 } missing)
        {
            System.Console.WriteLine($"tests that need {string.Join(", ", missing)} are skipped; to run them: "
                + SystemPackages.Command(missing));
        }

        var node = await Node.Find(checkout, log, stop);
        await Prepare("Azurite", () => Azurite.Install(checkout, node, board, log, stop));
        await Prepare("city sources", () => CitySources.Install(checkout, node, board, log, stop));
        var projects = TestProject.All(checkout).Where(project => Asked(project.Name)).ToList();
        if (projects.Count > 0 && !await Built(projects, board, log, stop))
        {
            return;
        }

        foreach (var project in projects.Where(project => !project.NeedsCity))
        {
            await Check(project.Name, () => project.Run(Reports, node, stop));
        }

        if (Asked(Console))
        {
            await CheckConsole(new ConsoleTests(checkout, node, Reports), new ConsoleBuild(checkout, node, log), board, stop);
        }

        foreach (var project in projects.Where(project => project.NeedsCity))
        {
            await Check(project.Name, () => project.Run(Reports, node, stop));
        }

        bool Asked(string name) => parts.Count == 0 || parts.Any(part => IsPart(name, part));
    }

    private static bool IsPart(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>What cannot be brought is a failure of its own; tests that do not need it run all the same.</summary>
    private async Task Prepare(string name, Func<Task> bring)
    {
        var from = clock.GetTimestamp();
        try
        {
            await bring();
        }
        catch (CliException e)
        {
            Note(name, TestReport.One(e.Message), clock.GetElapsedTime(from));
        }
    }

    private async Task<bool> Built(
        IReadOnlyList<TestProject> projects, PlainBoard board, LogFile log, CancellationToken stop)
    {
        var from = clock.GetTimestamp();
        try
        {
            using var turn = await BuildLock.Take(checkout, stop);
            await board.Step("build", async _ =>
            {
                // All: the whole solution. Some: theirs, which bring what they refer to.
                string[] targets = projects.Count == TestProject.All(checkout).Count
                    ? [checkout.At("CityTwin.sln")]
                    : [.. projects.Select(project => project.File)];
                foreach (var target in targets)
                {
                    await ToolRun.RunLogged("dotnet", ["build", target, "-c", "Release", "--nologo", "-v", "quiet"],
                        checkout.Root, log, stop);
                }

                return true;
            });
            return true;
        }
        catch (CliException e)
        {
            Note("build", TestReport.One(e.Message), clock.GetElapsedTime(from));
            return false;
        }
    }

    private async Task CheckConsole(ConsoleTests tests, ConsoleBuild build, PlainBoard board, CancellationToken stop)
    {
        await Check("console build", async () =>
        {
            try
            {
                await build.Install(board, stop);
                await build.Ready(board, stop);
                return TestReport.One(null);
            }
            catch (CliException e)
            {
                return TestReport.One(e.Message);
            }
        });
        await Check("console lint", () => tests.Lint(stop));
        await Check("console tests", () => tests.Run(stop));
    }

    private async Task Check(string name, Func<Task<TestReport>> run)
    {
        var from = clock.GetTimestamp();
        Note(name, await run(), clock.GetElapsedTime(from));
    }

    private void Note(string name, TestReport report, TimeSpan took)
    {
        _reports.Add((name, report, took));
        System.Console.WriteLine($"{name}: {report.Tally} in {took.TotalSeconds:0} s");
        foreach (var failure in report.Failures)
        {
            System.Console.WriteLine($"  FAILED {failure.ReplaceLineEndings("\n         ")}");
        }
    }
}
