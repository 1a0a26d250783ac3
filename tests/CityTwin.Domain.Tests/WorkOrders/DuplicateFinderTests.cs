using CityTwin.City;
using CityTwin.WorkOrders;
using CsCheck;
using static CityTwin.Domain.Tests.WorkOrders.ShippedDesk;

namespace CityTwin.Domain.Tests.WorkOrders;

public class DuplicateFinderTests
{
    private const string RoadWater = "M04006";
    private const string DrainFull = "M04995";
    private const string Rubbish = "M01002";
    private const long Minute = 60_000;
    private const double Degree = 111_195.08;

    private static readonly Func<string, DuplicateWindow> Windows = DuplicateWindow.Of(Catalogue);

    private readonly DuplicateFinder _finder = new(Windows);

    [Fact]
    public void A_report_beside_an_open_one_shortly_after_tells_of_it_again()
    {
        _finder.Add(Report("a", 0, 0, RoadWater) with { Text = "解放碑路口积水很深" });
        _finder.Add(Report("b", 0, 150, RoadWater));
        var match = _finder.Find(Report("c", 10, 20, RoadWater) with { Text = "解放碑路口有积水" });
        match.ShouldNotBeNull().Id.ShouldBe("a");
        match.Score.ShouldBeInRange(0.85, 0.95);
        match.DistanceM!.Value.ShouldBe(20, 0.1);
        match.ApartMinutes.ShouldBe(10);
        match.SameCategory.ShouldBeTrue();
        match.TextLikeness!.Value.ShouldBe(10.0 / 15, 1e-9);
        match.Describe(chinese: true).ShouldBe("相距 20 米，相隔 10 分钟，同一小类，描述相似 67 %");
        match.Describe(chinese: false).ShouldBe("20 m apart, 10 min apart, the same category, 67 % of the words alike");
    }

    [Theory]
    [InlineData(10, 201, RoadWater)]
    [InlineData(241, 0, RoadWater)]
    [InlineData(10, 0, Rubbish)]
    [InlineData(10, 0, "M99999")]
    public void Too_far_too_late_or_of_another_class_it_is_another(int minutes, int metres, string category)
    {
        _finder.Add(Report("a", 0, 0, RoadWater));
        _finder.Find(Report("b", minutes, metres, category)).ShouldBeNull();
        _finder.Rank(Report("b", minutes, metres, category), 10).ShouldBeEmpty();
    }

    [Fact]
    public void Another_category_of_the_class_needs_to_be_nearer()
    {
        _finder.Add(Report("a", 0, 0, DrainFull));
        _finder.Find(Report("b", 1, 5, RoadWater)).ShouldNotBeNull().SameCategory.ShouldBeFalse();
        _finder.Find(Report("b", 1, 90, RoadWater)).ShouldBeNull();
        _finder.Find(Report("b", 1, 90, DrainFull)).ShouldNotBeNull();
    }

    [Fact]
    public void Two_things_side_by_side_of_one_patrol_are_two()
    {
        _finder.Add(Report("a", 0, 0, Rubbish) with { Source = "patrol" });
        _finder.Find(Report("b", 2, 5, Rubbish) with { Source = "patrol" }).ShouldBeNull();
        _finder.Find(Report("b", 2, 5, Rubbish) with { Source = "12345" }).ShouldNotBeNull();
    }

    /// <summary>A hotline knows the address and no position; a phone knows a position.</summary>
    [Fact]
    public void The_same_address_is_the_same_place_without_a_position()
    {
        _finder.Add(Report("a", 0, null, Rubbish) with { Address = "民权路 28号" });
        var match = _finder.Find(Report("b", 30, null, Rubbish) with { Address = "民权路28号 " });
        match.ShouldNotBeNull().SameAddress.ShouldBeTrue();
        match.DistanceM.ShouldBeNull();
        match.Describe(chinese: false).ShouldStartWith("the same address, 30 min apart");
        _finder.Find(Report("b", 30, null, Rubbish) with { Address = "民权路29号" }).ShouldBeNull();
        _finder.Find(Report("b", 30, null, Rubbish)).ShouldBeNull();
    }

    /// <summary>892 of Baltimore's rows stand at 39, −77: that is a city, not a place.</summary>
    [Fact]
    public void A_position_of_whole_degrees_is_none()
    {
        var nowhere = new GeoPoint(-77, 39);
        _finder.Add(new OpenReport("a", 0, nowhere, Rubbish));
        _finder.Rank(new OpenReport("b", 0, nowhere, Rubbish), 10).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_closed_is_not_found_and_what_was_heard_of_again_stays_fresh()
    {
        _finder.Add(Report("a", 0, 0, RoadWater));
        _finder.Find(Report("b", 230, 90, RoadWater)).ShouldBe(null, "nearly four hours are as good as past");
        _finder.Touch("a", 200 * Minute);
        _finder.Find(Report("b", 230, 90, RoadWater)).ShouldNotBeNull().ApartMinutes.ShouldBe(30);
        _finder.Remove("a");
        _finder.Find(Report("b", 230, 90, RoadWater)).ShouldBeNull();
        _finder.Count.ShouldBe(0);
    }

    [Fact]
    public void A_late_report_of_what_came_before_is_found_too()
    {
        _finder.Add(Report("a", 60, 0, RoadWater));
        _finder.Find(Report("b", 50, 0, RoadWater)).ShouldNotBeNull().ApartMinutes.ShouldBe(10);
    }

    [Fact]
    public void Of_too_many_the_first_taken_is_forgotten()
    {
        var finder = new DuplicateFinder(Windows, new DuplicateOptions { MaxOpenReports = 3 });
        for (var i = 0; i < 10; i++)
        {
            finder.Add(Report($"{i}", i, i * 1000, RoadWater));
        }

        finder.Count.ShouldBe(3);
        finder.Rank(Report("x", 9, 6000, RoadWater), 10).ShouldBeEmpty();
        finder.Rank(Report("x", 9, 7000, RoadWater), 10).ShouldHaveSingleItem().Id.ShouldBe("7");
    }

    [Fact]
    public void A_crowd_in_one_place_costs_no_more_than_its_bound()
    {
        var finder = new DuplicateFinder(Windows, new DuplicateOptions { MaxCompared = 5 });
        for (var i = 0; i < 50; i++)
        {
            finder.Add(Report($"{i:00}", i, 0, RoadWater));
        }

        finder.Rank(Report("x", 50, 0, RoadWater), 100).Select(m => m.Id).ShouldBe(["49", "48", "47", "46", "45"]);
    }

    [Fact]
    public void A_crowd_further_off_does_not_hide_what_is_here()
    {
        var finder = new DuplicateFinder(Windows, new DuplicateOptions { MaxCompared = 5, SquareM = 50 });
        finder.Add(Report("here", 0, 0, RoadWater));
        foreach (var i in Enumerable.Range(0, 50))
        {
            finder.Add(Report($"w{i}", 1, -190, RoadWater));
            finder.Add(Report($"e{i}", 1, 190, RoadWater));
        }

        finder.Find(Report("x", 2, 1, RoadWater)).ShouldNotBeNull().Id.ShouldBe("here");
    }

    /// <summary>Squares only save work: what is found is what looking at every report finds.</summary>
    [Fact]
    public void The_squares_hide_nothing() => Gen.Select(
            Gen.Select(Gen.Double[-400, 400], Gen.Double[-400, 400], Gen.Int[0, 300], Pick(RoadWater, DrainFull, Rubbish)).Array[1, 40],
            Gen.Double[-60, 60])
        .Sample((points, latitude) =>
        {
            var reports = points.Select((p, i) => new OpenReport(
                $"{i:00}", p.Item3 * Minute, new GeoPoint(
                    106.5771 + (p.Item1 / Degree / Math.Cos(latitude * Math.PI / 180)), latitude + (p.Item2 / Degree)), p.Item4)).ToArray();
            var all = new DuplicateFinder(Windows, new DuplicateOptions { SquareM = 1_000_000 });
            var fine = new DuplicateFinder(Windows, new DuplicateOptions { SquareM = 37 });
            foreach (var report in reports)
            {
                all.Add(report);
                fine.Add(report);
            }

            return reports.All(report => all.Rank(report, 100).SequenceEqual(fine.Rank(report, 100)));
        }, iter: 300);

    [Fact]
    public void A_scorer_knows_right_from_wrong()
    {
        var reports = new[]
        {
            new LabelledReport(Report("a", 0, 0, RoadWater), false),
            new LabelledReport(Report("b", 0, 1_000, RoadWater), false),
            new LabelledReport(Report("a2", 5, 10, RoadWater), true, "a"),
            new LabelledReport(Report("a3", 6, 1_010, RoadWater), true, "a"),
            new LabelledReport(Report("other", 7, 5, RoadWater), false),
            new LabelledReport(Report("b2", 8, 1_190, RoadWater), true, "b"),
            new LabelledReport(Report("b3", 9, 5_000, RoadWater), true, "b"),
        };
        var said = new List<string>();
        var score = DuplicateScorer.Score(_finder, reports.Reverse(), (r, match) => said.Add($"{r.Report.Id}→{match?.Id}"));
        said.ShouldBe(["a→", "b→", "a2→a", "a3→b", "other→a", "b2→", "b3→"]);
        score.ShouldBe(new DuplicateScore(7, Right: 1, WrongOriginal: 1, False: 1, Missed: 1, OutOfReach: 1));
        score.Precision.ShouldBe(1.0 / 3);
        score.Recall.ShouldBe(1.0 / 4);
        score.RecallWithinReach.ShouldBe(1.0 / 3);
        score.FalseShare.ShouldBe(1.0 / 3);
        new DuplicateScore(0, 0, 0, 0, 0, 0).ShouldSatisfyAllConditions(
            none => none.Precision.ShouldBeNull(), none => none.Recall.ShouldBeNull(), none => none.FalseShare.ShouldBeNull());
    }

    private static OpenReport Report(string id, int minutes, int? eastM, string category) => new(
        id, minutes * Minute,
        eastM is { } m ? new GeoPoint(106.5771 + (m / Degree / Math.Cos(29.5571 * Math.PI / 180)), 29.5571) : null, category);
}
