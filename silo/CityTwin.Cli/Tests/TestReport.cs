using System.Text.Json;
using System.Xml.Linq;

namespace CityTwin.Cli.Tests;

/// <summary>What became of one project's tests.</summary>
/// <param name="Failures">A paragraph for each test that failed: its name and what it said.</param>
/// <param name="Skips">A line for each test that was skipped: its name and why.</param>
public sealed record TestReport(Tally Tally, IReadOnlyList<string> Failures, IReadOnlyList<string> Skips)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Something that is one test: a build, a lint, a program that must not crash.</summary>
    public static TestReport One(string? failure) => failure is null
        ? new TestReport(new Tally(1, 0, 0), [], [])
        : new TestReport(new Tally(0, 1, 0), [failure], []);

    /// <summary>Reads a TRX report, as .NET's test runners write it.</summary>
    public static TestReport ReadTrx(XDocument report)
    {
        var results = report.Descendants(Trx + "UnitTestResult").ToLookup(result => result.Attribute("outcome")?.Value);
        var passed = results["Passed"].Count();
        var skipped = results["NotExecuted"].ToList();
        // Whatever is neither passed nor skipped did not do what it should: failed, aborted, timed out.
        var failed = results.Where(group => group.Key is not ("Passed" or "NotExecuted")).SelectMany(group => group).ToList();
        return new TestReport(
            new Tally(passed, failed.Count, skipped.Count),
            [.. failed.Select(result => $"{Name(result)}\n{Message(result)}")],
            [.. skipped.Select(result => $"{Name(result)}: {Message(result)}".TrimEnd(':', ' '))]);
    }

    /// <summary>Reads the JSON report of vitest.</summary>
    public static TestReport ReadVitest(JsonDocument report)
    {
        var cases = report.RootElement.GetProperty("testResults").EnumerateArray()
            .SelectMany(file => file.GetProperty("assertionResults").EnumerateArray().Select(test => (
                Status: test.GetProperty("status").GetString(),
                Text: test.GetProperty("fullName").GetString() + "\n" + string.Join('\n', Messages(test)))))
            .ToLookup(test => test.Status, test => test.Text);
        // A file that could not be loaded has no test in it, and has failed all the same.
        var broken = report.RootElement.GetProperty("testResults").EnumerateArray()
            .Where(file => file.GetProperty("status").GetString() == "failed"
                && file.GetProperty("assertionResults").GetArrayLength() == 0)
            .Select(file => $"{file.GetProperty("name").GetString()}\n{Text(file, "message")}");
        var failures = cases["failed"].Concat(broken).ToList();
        var skips = cases["pending"].Concat(cases["skipped"]).Concat(cases["todo"]).Select(text => text.Trim()).ToList();
        return new TestReport(new Tally(cases["passed"].Count(), failures.Count, skips.Count), failures, skips);
    }

    /// <summary>The same with one failure more when the runner failed and no test did: it crashed.</summary>
    public TestReport Judge(int exitCode, string lastWords) => exitCode == 0 || Tally.Failed > 0
        ? this
        : this with
        {
            Tally = Tally + new Tally(0, 1, 0),
            Failures = [.. Failures, $"the test program ended with exit code {exitCode}\n{lastWords}"],
        };

    private static string Name(XElement result) => result.Attribute("testName")?.Value ?? "a test without a name";

    private static string Message(XElement result)
    {
        var error = result.Descendants(Trx + "ErrorInfo").FirstOrDefault();
        var message = error?.Element(Trx + "Message")?.Value ?? result.Descendants(Trx + "StdOut").FirstOrDefault()?.Value;
        return string.Join('\n', new[] { message, error?.Element(Trx + "StackTrace")?.Value }.OfType<string>()).TrimEnd();
    }

    private static IEnumerable<string?> Messages(JsonElement test) =>
        test.TryGetProperty("failureMessages", out var messages)
            ? messages.EnumerateArray().Select(message => message.GetString())
            : [];

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
