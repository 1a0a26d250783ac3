using System.Text.Json;
using System.Text.Json.Serialization;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;
using CsCheck;

namespace CityTwin.Governance;

public sealed class FigureBookTests
{
    private const long Hour = OrderFigures.HourMs;
    private const long Now = (1_000_000 * Hour) + 1_200_000;

    private static readonly DivisionCode City = DivisionCode.Parse("50");
    private static readonly DivisionCode District = DivisionCode.Parse("500103");
    private static readonly string[] Cells = ["500103001001001", "500103001001002", "500103001002001", "500103002001001", "500104001001001"];

    private static readonly JsonSerializerOptions Plain = new()
    {
        Converters = { new AsText<DivisionCode>(), new AsText<WorkOrderId>() },
    };

    private static readonly Gen<StageClock> AnyClock =
        from stage in Gen.Int[0, 5]
        from due in Gen.Long[-30 * Hour, 3 * Hour]
        from end in Gen.Int[0, 2]
        select new StageClock((WorkStage)stage, Now - (40 * Hour), Now + due,
            PausedAtMs: end == 1 ? Now - Hour : null, EndedAtMs: end == 2 ? Now - (2 * Hour) : null);

    private static readonly Gen<WorkOrderView> AnyOrder =
        from serial in Gen.Int[0, 1_000_000_000]
        from cell in Gen.Int[0, Cells.Length - 1]
        from state in Gen.Int[0, 12]
        from source in Gen.Int[0, 6]
        from times in Gen.Long[0, 40 * Hour].Array[3]
        from clocks in AnyClock.Array[0, 3]
        from part in Gen.Int[0, 3]
        from flags in Gen.Int[0, 31]
        select Order($"{serial}", Cells[cell], (WorkOrderState)state) with
        {
            Source = (WorkOrderSource)source,
            Category = flags % 3 == 0 ? "M04006" : "M01002",
            ReportedAtMs = Now - times[0],
            EstablishedAtMs = flags % 2 == 0 ? Now - (times[0] / 2) : null,
            ClosedAtMs = state >= 10 ? Now - (times[0] / 4) : null,
            DispatchedAtMs = state > 5 ? Now - times[1] : null,
            HandledAtMs = state > 7 ? Now - times[1] + times[2] : null,
            SuspendedMs = flags,
            Assignments = [new(flags % 2 == 0 ? "water" : "roads", City, true, (WorkAssignmentState)part, 0)],
            Clocks = clocks,
            Exercise = flags == 7,
        };

    private static readonly Gen<AlertView> AnyAlert =
        from serial in Gen.Int[0, 1_000_000_000]
        from cell in Gen.Int[0, Cells.Length - 1]
        from severity in Gen.Int[1, 4]
        from seen in Gen.Bool
        select Alert($"{serial}", Cells[cell], (Severity)severity, seen);

    [Fact]
    public void Figures_of_parts_add_up_to_the_figures_of_the_whole() =>
        Gen.Select(AnyOrder.Array[0, 60], AnyAlert.Array[0, 20]).Sample((orders, alerts) =>
        {
            // Districts apart, as two logs count them, against one tally of all.
            var apart = new[] { "500103", "500104" }.Select(district => new FigureBook(
                [.. orders.Where(order => order.Cell.District.Value == district)],
                [.. alerts.Where(alert => alert.Cell.District.Value == district)], Now, maxNext: 5).In(City)).ToArray();
            var whole = new FigureTally(Now, maxNext: 5);
            Array.ForEach(orders, whole.Add);
            Array.ForEach(alerts, whole.Add);
            Text(OrderFigures.Sum(City, Now, apart, maxNext: 5)).ShouldBe(Text(whole.ToFigures(City)));
        });

    [Fact]
    public void Nothing_outside_an_area_is_in_its_figures_at_any_level() =>
        Gen.Select(AnyOrder.Array[0, 60], AnyAlert.Array[0, 20], Gen.Int[0, 4], Gen.Int[0, Cells.Length - 1])
            .Sample((orders, alerts, level, cell) =>
            {
                var area = DivisionCode.Parse(Cells[cell][..new[] { 2, 6, 9, 12, 15 }[level]]);
                var figures = new FigureBook(orders, alerts, Now, maxNext: 9).In(area);
                var alone = new FigureBook(
                    [.. orders.Where(order => area.Contains(order.Cell))],
                    [.. alerts.Where(alert => area.Contains(alert.Cell))], Now, maxNext: 9).In(area);
                Text(figures).ShouldBe(Text(alone));
                figures.Next.ShouldAllBe(next => area.Contains(next.Cell));
                figures.Heat.ShouldAllBe(heat => area.Contains(heat.Place));
            });

    [Fact]
    public void Open_orders_are_counted_by_state_source_category_and_department()
    {
        var figures = Of(
            Order("a", Cells[0], WorkOrderState.Assigned) with { Assignments = [new("water", District, true, WorkAssignmentState.Assigned, 0)] },
            Order("b", Cells[0], WorkOrderState.Handling) with
            {
                Source = WorkOrderSource.Hotline,
                Assignments =
                [
                    new("water", District, true, WorkAssignmentState.Accepted, 0),
                    new("roads", District, false, WorkAssignmentState.Answered, 0),
                ],
                Clocks = [new StageClock(WorkStage.Handle, 0, Now - 1)],
            },
            Order("c", Cells[1], WorkOrderState.Closed) with { Category = "M01002", ClosedAtMs = Now });

        (figures.Open, figures.Late).ShouldBe((2, 1));
        figures.ByState[(int)WorkOrderState.Handling].ShouldBe(1);
        figures.ByState[(int)WorkOrderState.Closed].ShouldBe(0, "it is not open");
        figures.BySource[(int)WorkOrderSource.Hotline].ShouldBe(1);
        figures.ByCategory.ShouldBe([new CountOf("M04006", 2)]);
        figures.Departments.ShouldBe([new DepartmentFigures("water", 1, 1, 1)], "what is answered is not to be done");
        figures.Heat.ShouldHaveSingleItem().OpenOrders.ShouldBe(2);
    }

    [Fact]
    public void The_orders_to_be_late_next_come_with_their_stage_and_the_late_are_not_among_them()
    {
        var orders = Enumerable.Range(0, 9).Select(i => Order($"n{i}", Cells[0], WorkOrderState.Handling) with
        {
            Clocks =
            [
                new StageClock(WorkStage.Overall, 0, Now + (5 * Hour)),
                new StageClock(WorkStage.Handle, 0, Now + ((i - 1) * 1_800_000) + 1),
                new StageClock(WorkStage.Dispatch, 0, Now - Hour, EndedAtMs: Now - (2 * Hour)),
            ],
        });
        var figures = new FigureBook([.. orders], [], Now, maxNext: 3).In(City);

        figures.Next.Select(next => next.Order.Value.Split(':')[2]).ShouldBe(["n1", "n2", "n3"]);
        figures.Next.ShouldAllBe(next => next.Stage == WorkStage.Handle);
        figures.Next[0].DueMs.ShouldBe(Now + 1);
        (figures.Late, figures.DueWithinHour).ShouldBe((1, 2), "n0 is late; n1 and n2 are due within the hour, n3 just after");
    }

    [Fact]
    public void The_last_day_is_told_by_the_hour_and_an_order_is_late_once_in_an_hour()
    {
        var figures = Of(
            Order("a", Cells[0], WorkOrderState.Closed) with
            {
                ReportedAtMs = Now - (2 * Hour), EstablishedAtMs = Now - Hour, ClosedAtMs = Now,
                Clocks =
                [
                    new StageClock(WorkStage.Handle, 0, Now - Hour, EndedAtMs: Now),
                    new StageClock(WorkStage.Overall, 0, Now - Hour + 1, EndedAtMs: Now),
                    new StageClock(WorkStage.Register, 0, Now - Hour, EndedAtMs: Now - Hour),
                ],
            },
            Order("b", Cells[0], WorkOrderState.Reported) with { ReportedAtMs = Now - (24 * Hour) });

        figures.LastDay.Count.ShouldBe(24);
        figures.LastDay[^1].StartMs.ShouldBe(1_000_000 * Hour);
        figures.LastDay.TakeLast(3).Select(hour => (hour.Reported, hour.Established, hour.Closed, hour.Late))
            .ShouldBe([(1, 0, 0, 0), (0, 1, 0, 1), (0, 0, 1, 0)]);
        figures.LastDay.Sum(hour => hour.Reported).ShouldBe(1, "what is older than the first hour is not told");
    }

    [Fact]
    public void Handling_counts_from_the_dispatch_to_the_answer_that_stood_without_suspension()
    {
        WorkOrderView Handled(string serial, long agoMs, long tookMs) => Order(serial, Cells[0], WorkOrderState.Closed) with
        {
            DispatchedAtMs = Now - agoMs - tookMs - 50, HandledAtMs = Now - agoMs, SuspendedMs = 50,
        };

        var figures = Of(Handled("a", 0, 100), Handled("b", 0, 200), Handled("c", 25 * Hour, 230), Handled("d", 7 * 24 * Hour, 10));

        (figures.HandledLastDay.Count, figures.HandledLastDay.MedianMs).ShouldBe((2, 150));
        (figures.HandledLastWeek.Count, figures.HandledLastWeek.MedianMs, figures.HandledLastWeek.P90Ms).ShouldBe((3, 200, 230));
    }

    [Fact]
    public void An_exercise_is_in_no_figure_but_its_own()
    {
        var figures = Of(Order("a", Cells[0], WorkOrderState.Reported) with { Exercise = true, ReportedAtMs = Now });

        (figures.Open, figures.Exercises, figures.Heat.Count, figures.LastDay.Sum(hour => hour.Reported)).ShouldBe((0, 1, 0, 0));
    }

    [Fact]
    public void An_order_tells_when_it_was_dispatched_handled_and_how_long_it_stood_still()
    {
        var driver = new OrderDriver().To(WorkOrderState.Established);
        var established = driver.NowMs;
        driver.Wait(10).Do(new AssignOrder(FixedTerms.Water, OrderDriver.Cell.District));
        driver.Wait(10).Do(new AcceptOrder(FixedTerms.Water)).Wait(5).Do(new SuspendOrder("weather")).Wait(30).Do(new ResumeOrder());
        driver.Wait(10).Do(new AnswerOrder(FixedTerms.Water));
        driver.View.HandledAtMs.ShouldBe(driver.NowMs);
        driver.Wait(1).Do(new ReworkOrder("not-solved"));
        driver.View.HandledAtMs.ShouldBeNull("it has to be done again");
        driver.Wait(4).Do(new AnswerOrder(FixedTerms.Water));
        var handled = driver.NowMs;
        driver.Wait(1).Do(new CheckOrder()).Wait(1).Do(new CloseOrder());

        var seen = EvaluatedOrder.Of(driver.View);
        (seen.DispatchedAtMs, seen.HandledAtMs, seen.SuspendedMs).ShouldBe((established + 600_000, handled, 1_800_000));
        (seen.Department, seen.Reworks, seen.ClosedAtMs).ShouldBe((FixedTerms.Water, 1, driver.NowMs));
        seen.DispatchDueMs.ShouldNotBeNull();
    }

    private static OrderFigures Of(params WorkOrderView[] orders) => new FigureBook(orders, [], Now, maxNext: 9).In(City);

    private static string Text(OrderFigures figures) => JsonSerializer.Serialize(figures, Plain);

    private static WorkOrderView Order(string serial, string cell, WorkOrderState state)
    {
        var id = WorkOrderId.Create(DivisionCode.Parse(cell), serial);
        return new WorkOrderView
        {
            Id = id, CorrelationId = id.Value, Category = "M04006", Cell = id.Birthplace, Lead = id.Birthplace.Street,
            State = state, UpdatedAtMs = Now, Version = 1,
        };
    }

    private static AlertView Alert(string serial, string cell, Severity severity, bool seen)
    {
        var code = DivisionCode.Parse(cell);
        return new AlertView(
            AlertId.Create(code, serial), 1, TwinId.Sensor(code, "1"), "r", code, severity, severity, true, seen, 0, null, null,
            null, null, new AlertEvidence("levelM", 1, 1, 0), 0);
    }

    private sealed class AsText<T> : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value!.ToString());
    }
}
