using System.Text.Json;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests;

/// <summary>The console's own tests and lint, by npm.</summary>
internal sealed class ConsoleTests(Checkout checkout, Node node, string reports)
{
    public async Task<TestReport> Run(CancellationToken stop)
    {
        var report = Path.Combine(reports, "console.json");
        File.Delete(report);
        var (code, tail) = await Npm("console-tests", ["test", "--", "--reporter=json", $"--outputFile={report}"], stop);
        if (!File.Exists(report))
        {
            return TestReport.One($"vitest wrote no report {report}; it ended with exit code {code}\n{tail}");
        }

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report, stop));
        return TestReport.ReadVitest(json).Judge(code, tail);
    }

    public async Task<TestReport> Lint(CancellationToken stop)
    {
        var (code, tail) = await Npm("console-lint", ["run", "lint"], stop);
        return TestReport.One(code == 0 ? null : $"npm run lint ended with exit code {code}\n{tail}");
    }

    private async Task<(int Code, string Tail)> Npm(string name, string[] arguments, CancellationToken stop)
    {
        var file = Path.Combine(reports, $"{name}.log");
        File.Delete(file);
        using var log = new LogFile(file);
        var code = await ToolRun.Run(node.Npm, arguments, checkout.Console, log.Add, stop, node.Environment);
        return (code, string.Join('\n', log.Tail));
    }
}
