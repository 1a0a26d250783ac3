using CityTwin.DevicesSim.People;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.DevicesSim.Tests.People;

public class HabitsTests
{
    private static readonly Habits Habits = new(seed: 7, slower: 1);

    [Theory]
    [InlineData("reported", "Register", "operator")]
    [InlineData("registered", "Review", "operator")]
    [InlineData("reviewed", "Grade", "operator")]
    [InlineData("graded", "Establish", "operator")]
    [InlineData("established", "Assign", "dispatcher")]
    [InlineData("answered", "Check", "grid-member")]
    [InlineData("checked", "Close", "dispatcher")]
    public void A_measured_order_is_seen_through_by_whoever_has_the_role(string state, string act, string role)
    {
        var planned = Habits.Next(new V1.Order { Id = "order:500103001001001:a", State = state, Source = "alert", Reworks = 1 })!;

        planned.Act.ToString().ShouldBe(act);
        planned.Role.ShouldBe(role);
        planned.After.TotalSeconds.ShouldBeInRange(1, 60);
    }

    [Fact]
    public void What_a_citizen_says_is_looked_at_before_it_is_a_case()
    {
        var said = new V1.Order { Id = "order:500103001001001:b", State = "graded", Source = "citizen" };
        Habits.Next(said)!.Act.ShouldBe(Act.AskToVerify);
        said.Verification = "not-found";
        Habits.Next(said)!.Act.ShouldBe(Act.Reject);
        said.Verification = "found";
        Habits.Next(said)!.Act.ShouldBe(Act.Establish);
    }

    [Fact]
    public void Each_department_acts_for_itself_and_a_suspended_order_waits()
    {
        var order = new V1.Order { Id = "order:500103001001001:c", State = "handling", Source = "alert", Returns = 1 };
        order.Assignments.Add(new V1.Assignment { Department = "drainage", State = "answered" });
        order.Assignments.Add(new V1.Assignment { Department = "traffic-police", State = "assigned" });

        Habits.Next(order).ShouldSatisfyAllConditions(
            next => next!.Act.ShouldBe(Act.Accept), next => next!.Department.ShouldBe("traffic-police"));
        order.SuspendedBecause = "weather";
        Habits.Next(order).ShouldBeNull();
    }

    [Fact]
    public void Some_orders_go_another_way_and_most_do_not()
    {
        var acts = Enumerable.Range(0, 2_000)
            .Select(i => Habits.Next(new V1.Order { Id = $"order:500103001001001:{i}", State = "verifying", Source = "citizen" })!.Act)
            .CountBy(act => act).ToDictionary();

        acts[Act.VerifyNotFound].ShouldBeInRange(60, 200);
        acts[Act.VerifyFound].ShouldBeGreaterThan(1_700);
    }

    [Fact]
    public void What_was_planned_for_an_older_version_is_not_done()
    {
        var (book, now) = (new ShiftBook(Habits, TimeSpan.FromMinutes(10)), DateTimeOffset.UnixEpoch);
        var order = new V1.Order { Id = "order:500103001001001:d", State = "reported", Source = "alert", Version = 1 };
        book.Note(order, byPerson: false, now);
        book.Due(now).ShouldBeNull("it takes a moment");
        book.Note(new V1.Order(order) { State = "registered", Version = 2 }, byPerson: false, now);
        book.Note(order, byPerson: false, now);

        var due = book.Due(now + TimeSpan.FromMinutes(1));

        due!.Value.Order.Version.ShouldBe(2);
        due.Value.Act.Act.ShouldBe(Act.Review);
        book.Due(now + TimeSpan.FromMinutes(1)).ShouldBeNull();
    }

    [Fact]
    public void An_order_that_a_real_person_touched_is_left_to_them_for_a_while()
    {
        var (book, now) = (new ShiftBook(Habits, TimeSpan.FromMinutes(10)), DateTimeOffset.UnixEpoch);
        book.Note(
            new V1.Order { Id = "order:500103001001001:e", State = "registered", Source = "alert", Version = 2 }, byPerson: true, now);

        book.Due(now + TimeSpan.FromMinutes(9)).ShouldBeNull();
        book.Due(now + TimeSpan.FromMinutes(11)).ShouldNotBeNull();
    }

    [Fact]
    public void Witnesses_tell_of_the_same_matter_a_few_steps_away()
    {
        var desk = new V1.Desk { Categories = { new V1.WorkCategory { Code = "M04006", Name = "道路积水" } } };
        var citizens = new Citizens(7, desk, [], TimeSpan.FromSeconds(45));
        var told = Enumerable.Range(0, 50).SelectMany(i => citizens.Witnesses(new V1.Order
        {
            Id = $"order:500103001001001:{i}", Category = "M04006", Longitude = 106.5, Latitude = 29.5,
            ReportedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
        })).ToArray();

        told.Length.ShouldBeInRange(30, 150);
        told.ShouldAllBe(one => one.Report.Category == "M04006" && one.Report.Description.Contains("道路积水", StringComparison.Ordinal)
            && Math.Abs(one.Report.Longitude - 106.5) < 0.0006 && Math.Abs(one.Report.Latitude - 29.5) < 0.0006);
        told.Select(one => one.Report.RequestId).Distinct().Count().ShouldBe(told.Length);
    }

    [Fact]
    public void An_order_waits_for_the_unit_that_is_on_its_way_and_goes_on_when_that_is_over()
    {
        var (book, now) = (new ShiftBook(Habits, TimeSpan.FromMinutes(10)), DateTimeOffset.UnixEpoch);
        var order = new V1.Order { Id = "order:500103001001001:m", State = "graded", Source = "alert", CorrelationId = "alert:1", Version = 4 };
        book.Note(order, byPerson: false, now);
        book.Note(new V1.Mission { Id = "mission:1", CorrelationId = "alert:1", State = "under-way" });
        book.Due(now + TimeSpan.FromMinutes(2)).ShouldBeNull();

        book.Note(new V1.Mission { Id = "mission:1", CorrelationId = "alert:1", State = "done" });
        book.Due(now + TimeSpan.FromMinutes(3))!.Value.Act.Act.ShouldBe(Act.Establish);
    }

    [Fact]
    public void Taking_a_report_on_waits_for_no_unit()
    {
        var (book, now) = (new ShiftBook(Habits, TimeSpan.FromMinutes(10)), DateTimeOffset.UnixEpoch);
        book.Note(new V1.Mission { Id = "mission:1", Order = "order:500103001001001:n", State = "planned" });
        book.Note(new V1.Order { Id = "order:500103001001001:n", State = "reported", Source = "alert", Version = 1 }, byPerson: false, now);
        book.Due(now + TimeSpan.FromMinutes(2))!.Value.Act.Act.ShouldBe(Act.Register);
    }
}
