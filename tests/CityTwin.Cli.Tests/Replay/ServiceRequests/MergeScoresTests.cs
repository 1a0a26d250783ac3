using CityTwin.City;
using CityTwin.Cli.Replay.ServiceRequests;
using CityTwin.Testing;

namespace CityTwin.Cli.Tests.Replay.ServiceRequests;

/// <summary>What docs/evaluation.md says was measured, held against the recording with the shipped desk.</summary>
public class MergeScoresTests(ITestOutputHelper output)
{
    /// <summary>What was measured, less a little.</summary>
    private const double LeastPrecision = 0.55;

    private const double LeastPrecisionWhenQuiet = 0.9;
    private const double LeastRecall = 0.52;
    private const double MostFalse = 0.002;

    private static MergeScores Scores => new(DeskTemplates.Desk, Requests);

    private static IReadOnlyList<RecordedRequest> Requests { get; } = SharedData.Find("07-service-requests/baltimore-311") is { } folder
        ? RecordedRequests.Read(folder)
        : [];

    [Fact]
    public void Of_the_reports_as_they_are_hardly_one_is_wrongly_called_a_duplicate()
    {
        SharedData.Require("07-service-requests/baltimore-311");
        Requests.Count.ShouldBe(10_000);
        Requests.Count(r => r.IsDuplicate).ShouldBe(217);
        var score = Scores.AsItIs();
        score.FalseShare!.Value.ShouldBeLessThan(MostFalse);
        score.OutOfReach.ShouldBeGreaterThan(200, "the sample has next to no originals: recall from it would be chance");
    }

    [Theory]
    [InlineData(true, LeastPrecision, LeastRecall)]
    [InlineData(false, LeastPrecisionWhenQuiet, LeastRecall)]
    public void Of_originals_and_duplicates_most_are_told_and_most_that_are_told_are(
        bool inOneWeek, double leastPrecision, double leastRecall)
    {
        SharedData.Require("07-service-requests/baltimore-311");
        var score = Scores.WithOriginals(inOneWeek);
        score.Precision!.Value.ShouldBeGreaterThan(leastPrecision);
        score.Recall!.Value.ShouldBeGreaterThan(leastRecall);
    }

    [Fact]
    public void The_three_rows_are_printed_as_the_evaluation_page_has_them()
    {
        SharedData.Require("07-service-requests/baltimore-311");
        var lines = Scores.Lines();
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        lines[1].ShouldContain("precision 0.0 % (0 of 3), recall 0.0 % (0 of 217), within reach 0.0 % (0 of 1)");
        lines[2].ShouldContain("precision 97.0 %");
        lines[2].ShouldContain("recall 60.4 % (");
        lines[3].ShouldContain("precision 59.7 %");
        lines[3].ShouldContain("recall 59.4 % (");
    }
}
