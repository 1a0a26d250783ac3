using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Governance;

public sealed class WorkOrderBoardTests
{
    private static readonly DivisionCode Here = DivisionCode.Parse("500103001001001");
    private static readonly DivisionCode There = DivisionCode.Parse("500103002001001");

    [Fact]
    public void Orders_are_listed_newest_first_page_by_page_without_gap_or_repetition()
    {
        var board = new WorkOrderBoard();
        foreach (var i in Enumerable.Range(0, 25))
        {
            board.Apply(Order($"{i:D2}", reportedAtMs: i / 3)); // Three at once share a time.
        }

        var listed = new List<WorkOrderView>();
        WorkOrderCursor? after = null;
        WorkOrderPage page;
        do
        {
            page = board.List(new WorkOrderQuery(After: after, Max: 4));
            listed.AddRange(page.Orders);
            after = new WorkOrderCursor(page.Orders[^1].ReportedAtMs, page.Orders[^1].Id.Value);
        }
        while (page.More);

        listed.Select(order => order.Id.Value).ShouldBe(
            board.Orders.OrderByDescending(order => order.ReportedAtMs).ThenBy(order => order.Id.Value, StringComparer.Ordinal)
                .Select(order => order.Id.Value));
    }

    [Fact]
    public void A_list_keeps_to_its_area_state_department_and_chain()
    {
        var board = new WorkOrderBoard();
        board.Apply(Order("a") with { State = WorkOrderState.Assigned, Assignments = [new("water", Here.District, true, WorkAssignmentState.Assigned, 0)] });
        board.Apply(Order("b", There));
        board.Apply(Order("c") with { State = WorkOrderState.Closed, CorrelationId = "alert:500103001001001:z" });

        Ids(board, new WorkOrderQuery(Area: There.Street)).ShouldBe(["b"]);
        Ids(board, new WorkOrderQuery(Department: "water")).ShouldBe(["a"]);
        Ids(board, new WorkOrderQuery(Open: false)).ShouldBe(["c"]);
        Ids(board, new WorkOrderQuery(States: [WorkOrderState.Reported])).ShouldBe(["b"]);
        Ids(board, new WorkOrderQuery(CorrelationId: "alert:500103001001001:z")).ShouldBe(["c"]);
        Ids(board, new WorkOrderQuery(CorrelationId: "alert:500103001001001:y")).ShouldBeEmpty();
    }

    [Fact]
    public void The_order_whose_clock_is_due_longest_comes_first_and_none_that_is_not_due()
    {
        var board = new WorkOrderBoard();
        board.Apply(Due("late", 50));
        board.Apply(Due("later", 20));
        board.Apply(Due("not yet".Replace(" ", "", StringComparison.Ordinal), 101));

        board.Due(100, max: 9).Select(id => id.Value.Split(':')[2]).ShouldBe(["later", "late"]);
        board.Due(100, max: 1, passOver: id => id.Value.EndsWith(":later", StringComparison.Ordinal))
            .Select(id => id.Value.Split(':')[2]).ShouldBe(["late"], "those passed over do not count");
        board.Due(100, max: 1).Count.ShouldBe(1);
        board.Apply(Due("later", 500) with { Version = 2 });
        board.Due(100, max: 9).Select(id => id.Value.Split(':')[2]).ShouldBe(["late"]);
    }

    [Fact]
    public void Closed_orders_leave_after_their_time_and_open_ones_never()
    {
        var board = new WorkOrderBoard(new WorkOrderBoardRetention(TimeSpan.FromMilliseconds(100), MaxClosed: 2));
        board.Apply(Order("open"));
        foreach (var i in Enumerable.Range(1, 3))
        {
            board.Apply(Order($"closed{i}") with { State = WorkOrderState.Closed, UpdatedAtMs = i, Version = 3 });
        }

        board.HasLeft.ShouldBeFalse();
        board.Forget(50).Select(order => order.Id.Value.Split(':')[2]).ShouldBe(["closed1"]);
        board.Forget(103).Count.ShouldBe(2);
        board.HasLeft.ShouldBeTrue();
        board.Orders.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_board_says_until_when_orders_have_left_it_also_after_a_restart()
    {
        var board = new WorkOrderBoard(new WorkOrderBoardRetention(TimeSpan.FromMilliseconds(100), MaxClosed: 9));
        board.HasLeft.ShouldBeFalse();
        board.Apply(Order("old", reportedAtMs: 1) with { State = WorkOrderState.Closed, UpdatedAtMs = 20, Version = 3 });
        board.Apply(Order("new", reportedAtMs: 21) with { State = WorkOrderState.Closed, UpdatedAtMs = 70, Version = 3 });
        board.Forget(130).ShouldHaveSingleItem();

        (board.HasLeft, board.LeftUntilMs).ShouldBe((true, 20));
        var after = new WorkOrderBoard();
        after.Restore(board.Orders, board.LeftUntilMs);
        (after.HasLeft, after.LeftUntilMs).ShouldBe((true, 20));
    }

    [Fact]
    public void An_alert_is_found_in_the_order_that_took_it_up()
    {
        var board = new WorkOrderBoard();
        board.Apply(Order("a") with { Alerts = ["alert:500103001001001:x", "alert:500103001001001:y"] });

        board.About("alert:500103001001001:y")!.Id.Value.ShouldEndWith(":a");
        board.About("alert:500103001001001:z").ShouldBeNull();
        Ids(board, new WorkOrderQuery(CorrelationId: "alert:500103001001001:y")).ShouldBe(["a"], "whoever has the second alert finds it too");

        board.Apply(Order("a") with { Alerts = ["alert:500103001001001:x"], Version = 2 });
        board.About("alert:500103001001001:y").ShouldBeNull();
    }

    private static IEnumerable<string> Ids(WorkOrderBoard board, WorkOrderQuery query) =>
        board.List(query).Orders.Select(order => order.Id.Value.Split(':')[2]);

    private static WorkOrderView Due(string serial, long nextMs) =>
        Order(serial) with { Clocks = [new StageClock(WorkStage.Register, 0, nextMs, nextMs)] };

    private static WorkOrderView Order(string serial, DivisionCode? cell = null, long reportedAtMs = 0)
    {
        var id = WorkOrderId.Create(cell ?? Here, serial);
        return new WorkOrderView
        {
            Id = id, CorrelationId = id.Value, Category = "0601", Cell = id.Birthplace, Lead = id.Birthplace.Street,
            ReportedAtMs = reportedAtMs, Version = 1,
        };
    }
}
