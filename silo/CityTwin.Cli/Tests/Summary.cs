namespace CityTwin.Cli.Tests;

/// <summary>The last page of a test run.</summary>
internal static class Summary
{
    public static Tally Print(IReadOnlyList<(string Name, TestReport Report, TimeSpan Took)> reports, TextWriter output)
    {
        var total = reports.Aggregate(default(Tally), (sum, part) => sum + part.Report.Tally);
        output.WriteLine();
        foreach (var (name, report, took) in reports)
        {
            output.WriteLine($"{name,-32} {report.Tally.Passed,6} {report.Tally.Failed,4} failed {report.Tally.Skipped,4} skipped"
                + $" {took.TotalSeconds,6:0} s{(report.Tally == default ? "  has no test" : "")}");
        }

        foreach (var (name, report, _) in reports)
        {
            foreach (var skip in report.Skips)
            {
                output.WriteLine($"skipped in {name}: {skip.Split('\n')[0]}");
            }
        }

        output.WriteLine();
        output.WriteLine(total.ToString());
        return total;
    }
}
