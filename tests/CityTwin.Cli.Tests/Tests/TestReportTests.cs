using System.Text.Json;
using System.Xml.Linq;

namespace CityTwin.Cli.Tests.Tests;

public class TestReportTests
{
    private const string Trx = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A.one" outcome="Passed" />
            <UnitTestResult testName="A.two" outcome="Passed" />
            <UnitTestResult testName="A.wrong" outcome="Failed">
              <Output><ErrorInfo><Message>expected 2</Message><StackTrace>at A.wrong</StackTrace></ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testName="A.cut" outcome="Aborted" />
            <UnitTestResult testName="A.left" outcome="NotExecuted">
              <Output><StdOut>needs mosquitto</StdOut></Output>
            </UnitTestResult>
          </Results>
        </TestRun>
        """;

    private const string Vitest = """
        {"testResults":[
          {"name":"a.test.ts","status":"failed","assertionResults":[
            {"fullName":"map draws","status":"passed"},
            {"fullName":"map zooms","status":"failed","failureMessages":["expected 3"]},
            {"fullName":"map turns","status":"pending"}]},
          {"name":"b.test.ts","status":"failed","message":"Cannot find module","assertionResults":[]}]}
        """;

    [Fact]
    public void A_trx_report_is_counted_by_what_became_of_each()
    {
        var report = TestReport.ReadTrx(XDocument.Parse(Trx));
        report.Tally.ShouldBe(new Tally(2, 2, 1));
        report.Failures[0].ShouldContain("A.wrong");
        report.Failures[0].ShouldContain("expected 2");
        report.Skips.ShouldBe(["A.left: needs mosquitto"]);
    }

    [Fact]
    public void A_vitest_report_is_counted_and_a_file_that_does_not_load_has_failed()
    {
        using var json = JsonDocument.Parse(Vitest);
        var report = TestReport.ReadVitest(json);
        report.Tally.ShouldBe(new Tally(1, 2, 1));
        report.Failures[1].ShouldContain("Cannot find module");
    }

    [Fact]
    public void A_program_that_crashed_has_failed_though_no_test_did()
    {
        var passed = new TestReport(new Tally(3, 0, 0), [], []);
        passed.Judge(0, "").Tally.ShouldBe(new Tally(3, 0, 0));
        var crashed = passed.Judge(134, "out of memory");
        crashed.Tally.ShouldBe(new Tally(3, 1, 0));
        crashed.Failures.ShouldHaveSingleItem().ShouldContain("out of memory");
    }

    [Fact]
    public void A_test_that_failed_is_not_counted_again_for_its_program_s_exit_code() =>
        TestReport.ReadTrx(XDocument.Parse(Trx)).Judge(1, "").Tally.Failed.ShouldBe(2);

    [Fact]
    public void The_sum_s_line_stands_alone_at_the_end()
    {
        using var output = new StringWriter();
        var total = Summary.Print(
            [
                ("A", new TestReport(new Tally(2, 0, 1), [], ["A.left: needs mosquitto"]), TimeSpan.FromSeconds(1)),
                ("B", TestReport.One("no"), TimeSpan.Zero),
            ], output);
        total.ShouldBe(new Tally(2, 1, 1));
        output.ToString().TrimEnd().Split('\n')[^1].ShouldBe("2 passed, 1 failed, 1 skipped");
        output.ToString().ShouldContain("needs mosquitto");
    }
}
