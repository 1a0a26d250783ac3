using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;
using CsCheck;
using static CityTwin.Domain.Tests.WorkOrders.ShippedDesk;

namespace CityTwin.Domain.Tests.WorkOrders;

public class WorkCatalogueTests
{
    private const string ExposedRubbish = "M01002";
    private const string Fire = "M04010";
    private const string UnlicensedStructure = "M01001";
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    private static readonly Gen<(string Category, WorkStage Stage, Urgency Urgency)> AnyClock = Gen.Select(
        Pick(Catalogue.Categories.Select(c => c.Code).ToArray()),
        Pick(Enum.GetValues<WorkStage>()),
        Pick(Enum.GetValues<Urgency>()));

    private static readonly Gen<long> AnyMoment = Gen.Long[At(2026, 1, 1, 0), At(2026, 12, 31, 0)];

    [Fact]
    public void Every_clock_is_due_when_its_limit_is_used() => Gen.Select(AnyClock, AnyMoment).Sample((clock, start) =>
    {
        var due = Catalogue.DueMs(clock.Category, clock.Stage, clock.Urgency, start)!.Value;
        return due > start && Catalogue.UsedMs(clock.Category, clock.Stage, clock.Urgency, start, due)
            == Catalogue.LimitMs(clock.Category, clock.Stage, clock.Urgency);
    });

    [Fact]
    public void A_clock_that_stood_still_keeps_what_it_had_left() =>
        Gen.Select(AnyClock, AnyMoment, Gen.Double[0, 1], Gen.Long[0, 2_000 * Hour]).Sample((clock, start, part, pause) =>
        {
            var due = Catalogue.DueMs(clock.Category, clock.Stage, clock.Urgency, start)!.Value;
            var pausedAt = start + (long)(part * (due - start - 1));
            var left = Catalogue.UsedMs(clock.Category, clock.Stage, clock.Urgency, pausedAt, due);
            var later = Catalogue.ResumeDueMs(clock.Category, clock.Stage, clock.Urgency, pausedAt, due, pausedAt + pause);
            return later >= due
                && Catalogue.UsedMs(clock.Category, clock.Stage, clock.Urgency, pausedAt + pause, later) == left;
        });

    [Fact]
    public void A_clock_that_was_overdue_stays_so() => Gen.Select(AnyClock, AnyMoment).Sample((clock, due) =>
        Catalogue.ResumeDueMs(clock.Category, clock.Stage, clock.Urgency, due + 1, due, due + Hour) == due);

    [Fact]
    public void Extending_by_a_time_gives_just_that_time() => Gen.Select(AnyClock, AnyMoment, Gen.Int[1, 500]).Sample((clock, due, hours) =>
    {
        var later = Catalogue.ExtendDueMs(clock.Category, clock.Stage, clock.Urgency, due, TimeSpan.FromHours(hours));
        return Catalogue.UsedMs(clock.Category, clock.Stage, clock.Urgency, due, later) == hours * Hour;
    });

    [Fact]
    public void Milestones_rise_to_the_limit_and_the_last_is_the_due_time() => Gen.Select(AnyClock, AnyMoment).Sample((clock, start) =>
    {
        var milestones = Catalogue.Milestones(clock.Category, clock.Stage, clock.Urgency, start);
        return milestones.Count >= 3
            && milestones.Zip(milestones.Skip(1)).All(pair => pair.First.Fraction < pair.Second.Fraction && pair.First.AtMs <= pair.Second.AtMs)
            && milestones[^1] == new LimitMilestone(1, Catalogue.DueMs(clock.Category, clock.Stage, clock.Urgency, start)!.Value);
    });

    [Fact]
    public void The_more_urgent_is_due_no_later() => Gen.Select(AnyClock, AnyMoment).Sample((clock, start) =>
        Catalogue.DueMs(clock.Category, clock.Stage, Urgency.Critical, start)
            <= Catalogue.DueMs(clock.Category, clock.Stage, Urgency.Normal, start));

    [Fact]
    public void Rubbish_reported_on_a_friday_evening_is_due_on_saturday_where_the_street_works_at_weekends()
    {
        // Four working hours from 17:00: one on Friday, three on Saturday morning.
        Catalogue.DueMs(ExposedRubbish, WorkStage.Handle, Urgency.Normal, At(2026, 3, 6, 17)).ShouldBe(At(2026, 3, 7, 11));
        Catalogue.CountingOf(ExposedRubbish, WorkStage.Handle, Urgency.Normal).ShouldBe(LimitCounting.Cumulative);
        Catalogue.CountingOf(ExposedRubbish, WorkStage.Dispatch, Urgency.Normal).ShouldBe(LimitCounting.Single);
    }

    [Fact]
    public void A_second_visit_of_a_shared_limit_has_what_the_first_left()
    {
        var start = At(2026, 3, 4, 8);
        Catalogue.DueMs(ExposedRubbish, WorkStage.Handle, Urgency.Normal, start, usedMs: 3 * Hour).ShouldBe(start + Hour);
        Catalogue.DueMs(ExposedRubbish, WorkStage.Handle, Urgency.Normal, start, usedMs: 9 * Hour).ShouldBe(start);
    }

    [Fact]
    public void A_fire_is_answered_within_five_minutes_in_the_middle_of_the_night()
    {
        var alarm = At(2026, 2, 17, 3);
        var registered = Catalogue.DueMs(Fire, WorkStage.Register, Urgency.Critical, alarm)!.Value;
        var dispatched = Catalogue.DueMs(Fire, WorkStage.Dispatch, Urgency.Critical, registered)!.Value;
        var responded = Catalogue.DueMs(Fire, WorkStage.Respond, Urgency.Critical, dispatched)!.Value;
        (registered - alarm, dispatched - alarm, responded - alarm).ShouldBe((Minute, 3 * Minute, 5 * Minute));
    }

    [Fact]
    public void A_category_may_have_a_limit_of_its_own_beside_its_plans()
    {
        // Stopping the building is four working hours; what is done about it later is fifteen working days.
        Catalogue.LimitMs(UnlicensedStructure, WorkStage.Handle, Urgency.Urgent).ShouldBe(4 * Hour);
        Catalogue.LimitMs(UnlicensedStructure, WorkStage.Handle, Urgency.Normal).ShouldBe(15 * 450 * Minute);
    }

    [Fact]
    public void An_order_of_a_category_that_is_gone_still_goes_on()
    {
        Catalogue.Find("M99999").ShouldBeNull();
        Catalogue.DueMs("M99999", WorkStage.Handle, Urgency.Normal, 0).ShouldBeNull();
        Catalogue.Milestones("M99999", WorkStage.Handle, Urgency.Normal, 0).ShouldBeEmpty();
        Catalogue.CountingOf("M99999", WorkStage.Handle, Urgency.Normal).ShouldBeNull();
        Catalogue.UsedMs("M99999", WorkStage.Handle, Urgency.Normal, 10, 25).ShouldBe(15);
        Catalogue.ResumeDueMs("M99999", WorkStage.Handle, Urgency.Normal, 10, 25, 100).ShouldBe(115);
        Catalogue.ExtendDueMs("M99999", WorkStage.Handle, Urgency.Normal, 10, TimeSpan.FromMilliseconds(5)).ShouldBe(15);
    }

    [Fact]
    public void A_severe_alert_makes_an_order_and_a_slight_one_waits_for_a_person()
    {
        Catalogue.OrderFor("waterlogging", Severity.Red).ShouldBe(new IntakeOrder(Catalogue.Find("M04006")!, Urgency.Critical));
        Catalogue.OrderFor("road-water-deep", Severity.Blue).ShouldBeNull();
        Catalogue.CategoryOf("road-water-deep")!.NameZh.ShouldBe("道路积水");
        Catalogue.OrderFor("rain-heavy", Severity.Red).ShouldBeNull();
        Catalogue.OrderFor("no-such-rule", Severity.Red).ShouldBeNull();
    }

    [Fact]
    public void An_id_has_sixteen_digits()
    {
        Catalogue.Find(Fire)!.IdOf(DivisionCode.Parse("500103001001007"), 42).ShouldBe("5001030401000042");
        Should.Throw<ArgumentException>(() => Catalogue.Find(Fire)!.IdOf(DivisionCode.Parse("50"), 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Catalogue.Find(Fire)!.IdOf(DivisionCode.Parse("500103"), 100_000));
    }

    [Fact]
    public void A_desk_that_names_what_it_does_not_have_is_refused() => Should
        .Throw<ArgumentException>(() => new WorkCatalogue(Definition with { Departments = [.. Definition.Departments.Skip(8)] }))
        .Message.ShouldContain("department");
}
