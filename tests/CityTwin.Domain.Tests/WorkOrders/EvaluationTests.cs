using System.Globalization;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.WorkOrders;
using CsCheck;
using static CityTwin.Domain.Tests.WorkOrders.ShippedDesk;

namespace CityTwin.Domain.Tests.WorkOrders;

public class EvaluationTests
{
    private const long Hour = 3_600_000;

    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    private static readonly Gen<EvaluatedOrder> AnyOrder =
        from at in Gen.Long[0, 999 * Hour]
        from steps in Gen.Long[0, 80 * Hour].Array[5]
        from reached in Gen.Int[0, 5]
        from dues in Gen.Long[0, 200 * Hour].Array[3]
        from flags in Gen.Int[0, 63]
        from place in Pick("500103001001007", "500103001002001", "500104001001001", "500103")
        from category in Pick("M04006", "M01002", "C01003", "")
        select new EvaluatedOrder
        {
            Grid = DivisionCode.Parse(place),
            Category = category,
            Department = category.Length == 0 ? "" : "sanitation",
            Source = flags % 2 == 0 ? "12345" : "open311",
            ReportedAtMs = at,
            RejectedAtMs = reached == 5 ? at + steps[0] : null,
            EstablishedAtMs = reached is >= 1 and < 5 ? at + steps[0] : null,
            DispatchedAtMs = reached is >= 2 and < 5 ? at + steps[0] + steps[1] : null,
            HandledAtMs = reached is >= 3 and < 5 ? at + steps[..3].Sum() : null,
            ClosedAtMs = reached == 4 ? at + steps[..4].Sum() : null,
            DispatchDueMs = flags < 60 ? at + dues[0] : null,
            HandleDueMs = flags < 60 ? at + dues[1] : null,
            OverallDueMs = flags < 60 ? at + dues[2] : null,
            IsMerged = flags % 7 == 0,
            IsSuspended = reached is 1 or 2 && flags % 5 == 0,
            Reworks = reached is >= 3 and < 5 ? flags % 3 : 0,
            Rating = reached == 4 && flags % 4 == 0 ? 1 + (flags % 5) : null,
        };

    private static readonly Gen<EvaluatedOrder[]> AnyOrders = AnyOrder.Array[0, 60];

    /// <summary>
    /// Tianmen, December 2016, as published: of 1,054 reports 996 established, 972 to be closed, 911 closed (93.72 %), 737 of
    /// them in time (75.82 %); of components 25 established, 16 to be closed, 9 closed (56.25 %); of matters 956 and 902 (94.35 %).
    /// </summary>
    [Fact]
    public void The_figures_that_a_city_published_come_out()
    {
        EvaluatedOrder[] orders =
        [
            .. Many(1054 - 996, "M01002", o => o with { EstablishedAtMs = null }),
            .. Many(737, "M02001", o => o with { ClosedAtMs = 10 }),
            .. Many(902 - 737, "M02001", o => o with { ClosedAtMs = 30 }),
            .. Many(956 - 902, "M02001", o => o),
            .. Many(971 - 956, "M02001", o => o with { OverallDueMs = 1_000 }),
            .. Many(9, "C03004", o => o with { ClosedAtMs = 30 }),
            .. Many(16 - 9, "C03004", o => o),
            .. Many(25 - 16, "C03004", o => o with { OverallDueMs = 1_000 }),
        ];
        var all = Evaluation.Of(orders, Request(EvaluationBy.All, asOf: 100)).ShouldHaveSingleItem();
        (all.Reported, all.Established, all.ToClose, all.Closed, all.ClosedInTime).ShouldBe((1054, 996, 972, 911, 737));
        all.CloseRate!.Value.ShouldBe(0.9372, 0.00005);
        all.CloseInTimeRate!.Value.ShouldBe(0.7582, 0.00005);
        all.Overdue.ShouldBe(972 - 737);
        var classes = Evaluation.Of(orders, Request(EvaluationBy.MajorClass, asOf: 100)).ToDictionary(row => row.Key);
        classes["M02"].CloseRate!.Value.ShouldBe(0.9435, 0.00005);
        classes["C03"].CloseRate!.Value.ShouldBe(0.5625);
    }

    [Fact]
    public void What_is_suspended_is_nobodys_lateness()
    {
        EvaluatedOrder[] orders =
            [.. Many(3, "M01002", o => o with { ClosedAtMs = 10 }), .. Many(2, "M01002", o => o with { IsSuspended = true })];
        var row = Evaluation.Of(orders, Request(EvaluationBy.All, asOf: 100)).ShouldHaveSingleItem();
        (row.ToClose, row.Overdue, row.Suspended).ShouldBe((3, 0, 2));
        row.CloseRate.ShouldBe(1);
    }

    [Fact]
    public void What_happened_later_has_not_happened_yet()
    {
        EvaluatedOrder[] orders = [.. Many(1, "M01002", o => o with { ClosedAtMs = 50, Rating = 5 })];
        var before = Evaluation.Of(orders, Request(EvaluationBy.All, asOf: 40)).ShouldHaveSingleItem();
        (before.ToClose, before.Closed, before.Overdue, before.MeanRating).ShouldBe((1, 0, 1, null));
        var early = Evaluation.Of(orders, Request(EvaluationBy.All, asOf: 15)).ShouldHaveSingleItem();
        (early.ToClose, early.CloseRate).ShouldBe((0, null));
        var after = Evaluation.Of(orders, Request(EvaluationBy.All, asOf: 50)).ShouldHaveSingleItem();
        (after.Closed, after.ClosedInTime, after.MeanRating).ShouldBe((1, 0, 5));
    }

    [Fact]
    public void A_duplicate_is_counted_where_it_was_merged()
    {
        EvaluatedOrder[] orders = [.. Many(2, "M01002", o => o), .. Many(3, "M01002", o => o with { IsMerged = true })];
        var row = Evaluation.Of(orders, Request(EvaluationBy.All, asOf: 100)).ShouldHaveSingleItem();
        (row.Reported, row.Merged, row.EstablishRate).ShouldBe((2, 3, 1));
    }

    [Fact]
    public void Dispatch_handling_rework_and_times_are_of_those_that_came_so_far()
    {
        EvaluatedOrder[] orders =
        [
            Order("M01002") with
            {
                DispatchedAtMs = 5, DispatchDueMs = 5, HandledAtMs = 25, HandleDueMs = 20, ClosedAtMs = 40, OverallDueMs = 60,
                SuspendedMs = 8, Reworks = 2, Rating = 4,
            },
            Order("M01002") with { DispatchedAtMs = 9, DispatchDueMs = 5, HandledAtMs = 19, HandleDueMs = 20, OverallDueMs = 900, Rating = 1 },
            Order("M01002") with { DispatchedAtMs = 4, DispatchDueMs = 5, HandleDueMs = 20, OverallDueMs = 900 },
            Order("M01002") with { DispatchDueMs = 5, OverallDueMs = 900 },
            Order("M01002") with { EstablishedAtMs = null, RejectedAtMs = 3 },
        ];
        var row = Evaluation.Of(orders, Request(EvaluationBy.All, asOf: 100)).ShouldHaveSingleItem();
        (row.EstablishRate, row.DispatchInTimeRate, row.HandleRate, row.HandleInTimeRate).ShouldBe((4.0 / 5, 2.0 / 4, 2.0 / 3, 1.0 / 3));
        (row.CloseRate, row.CloseInTimeRate, row.DoneRate, row.ReworkRate, row.MeanRating).ShouldBe((1, 1, 1.0 / 4, 1.0 / 2, 2.5));
        Times(row.DispatchTime).ShouldBe((3, (4 + 8 + 3) / 3.0, 4, 8));
        Times(row.HandleTime).ShouldBe((2, 11, 11, 12));
        Times(row.OverallTime).ShouldBe((1, 32, 32, 32));
    }

    [Fact]
    public void Nothing_to_be_of_gives_no_rate_and_never_zero()
    {
        Evaluation.Of([], Request(EvaluationBy.All, asOf: 100)).ShouldBeEmpty();
        var row = Evaluation.Of([Order("M01002") with { EstablishedAtMs = null }], Request(EvaluationBy.All, asOf: 100))[0];
        row.EstablishRate.ShouldBe(0);
        new[] { row.DispatchInTimeRate, row.HandleRate, row.HandleInTimeRate, row.CloseRate, row.CloseInTimeRate, row.OverdueRate, row.ReworkRate, row.MeanRating }
            .ShouldAllBe(rate => rate == null);
    }

    [Fact]
    public void Every_rate_is_absent_or_between_none_and_all() => Gen.Select(AnyOrders, Gen.Long[0, 1_500 * Hour]).Sample((orders, asOf) =>
        Evaluation.Of(orders, Request(EvaluationBy.Community, asOf)).All(row => Rates(row).All(rate => rate is null or (>= 0 and <= 1))
            && row.ClosedInTime <= row.Closed && row.Closed <= row.ToClose && row.ToClose <= row.Established
            && row.HandledInTime <= row.Handled && row.Handled <= row.ToHandle && row.Reworked <= row.Attempted));

    [Fact]
    public void However_it_is_parted_the_parts_make_the_whole() =>
        Gen.Select(AnyOrders, Gen.Long[0, 1_500 * Hour], Pick(Enum.GetValues<EvaluationBy>())).Sample((orders, asOf, by) =>
        {
            var all = Evaluation.Of(orders, Request(EvaluationBy.All, asOf));
            var parts = Evaluation.Of(orders.Reverse(), Request(by, asOf));
            Func<EvaluationFigures, int>[] counts =
                [r => r.Reported, r => r.Merged, r => r.Established, r => r.Closed, r => r.Overdue, r => r.Handled, r => r.Rated, r => r.OverallTime?.Count ?? 0];
            return counts.All(count => all.Sum(count) == parts.Sum(count)) && parts.Select(p => p.Key).Distinct().Count() == parts.Count;
        });

    [Fact]
    public void Periods_are_by_the_citys_clock()
    {
        EvaluatedOrder[] orders =
        [
            Order("M01002") with { ReportedAtMs = At(2026, 3, 31, 23, 59) },
            Order("M01002") with { ReportedAtMs = At(2026, 4, 1, 0) },
        ];
        Keys(EvaluationBy.Day).ShouldBe(["2026-03-31", "2026-04-01"]);
        Keys(EvaluationBy.Month).ShouldBe(["2026-03", "2026-04"]);
        Keys(EvaluationBy.Quarter).ShouldBe(["2026-Q1", "2026-Q2"]);
        Keys(EvaluationBy.Year).ShouldBe(["2026"]);

        IEnumerable<string> Keys(EvaluationBy by) => Evaluation.Of(
            orders, new EvaluationRequest(by, 0, long.MaxValue, long.MaxValue, Zones.China)).Select(row => row.Key);
    }

    /// <summary>2026-03-29 in Paris has 23 hours: midnight before it is at +1, the one behind it at +2.</summary>
    [Theory]
    [InlineData("2026-03-28T22:59:00Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:00Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    public void A_day_on_which_the_clocks_are_changed_begins_and_ends_at_its_own_midnights(string reported, string day)
    {
        var atMs = DateTimeOffset.Parse(reported, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        Evaluation.Of([Order("M01002") with { ReportedAtMs = atMs }], new EvaluationRequest(EvaluationBy.Day, 0, long.MaxValue, long.MaxValue, "Europe/Paris"))
            .ShouldHaveSingleItem().Key.ShouldBe(day);
        Should.Throw<ArgumentException>(() => Evaluation.Of([], new EvaluationRequest(EvaluationBy.Day, 0, 1, 1, "Nowhere/Land")));
    }

    [Fact]
    public void What_was_reported_outside_the_period_is_not_in_it() => Evaluation.Of(
            [Order("a") with { ReportedAtMs = 9 }, Order("b") with { ReportedAtMs = 10 }, Order("c") with { ReportedAtMs = 20 }],
            new EvaluationRequest(EvaluationBy.Category, 10, 20, 100, "Etc/UTC"))
        .ShouldHaveSingleItem().Key.ShouldBe("b");

    [Fact]
    public void An_order_known_only_to_its_district_is_in_a_row_of_the_district() => Evaluation.Of(
            [Order("M01002"), Order("M01002") with { Grid = DivisionCode.Parse("500103") }], Request(EvaluationBy.Street, asOf: 100))
        .Select(row => row.Key).ShouldBe(["500103", "500103001"]);

    private static (int, double?, double?, long?) Times(DurationFigures times) =>
        (times.Count, times.MeanMs, times.MedianMs, times.P90Ms);

    private static double?[] Rates(EvaluationFigures row) =>
    [
        row.EstablishRate, row.DispatchInTimeRate, row.HandleRate, row.HandleInTimeRate, row.CloseRate, row.CloseInTimeRate,
        row.DoneRate, row.OverdueRate, row.ReworkRate,
    ];

    private static EvaluationRequest Request(EvaluationBy by, long asOf) =>
        new(by, 0, 1_000 * Hour, asOf, Zones.China);

    private static EvaluatedOrder Order(string category) => new()
    {
        Grid = Cell,
        Category = category,
        ReportedAtMs = 0,
        EstablishedAtMs = 1,
        OverallDueMs = 20,
    };

    private static IEnumerable<EvaluatedOrder> Many(int count, string category, Func<EvaluatedOrder, EvaluatedOrder> with) =>
        Enumerable.Repeat(with(Order(category)), count);
}
