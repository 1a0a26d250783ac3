namespace CityTwin.WorkOrders;

public sealed class WorkOrderClockTests
{
    [Fact]
    public void Half_a_limit_is_said_once_and_its_end_once()
    {
        var order = new OrderDriver().To(WorkOrderState.Handling);
        order.Clock(WorkStage.Handle).NextMs.ShouldBe(order.NowMs + (50 * 60_000));

        order.Wait(49).Do(new SweepClocks());
        order.Events.OfType<StageReminded>().ShouldBeEmpty();

        order.Wait(1).Do(new SweepClocks()).Do(new SweepClocks());
        order.Events.OfType<StageReminded>().Single().ShouldSatisfyAllConditions(
            said => said.Stage.ShouldBe(WorkStage.Handle), said => said.Used.ShouldBe(0.5), said => said.By.ShouldBe("city:clock"));

        order.Wait(50).Do(new SweepClocks()).Wait(500).Do(new SweepClocks());
        order.Events.OfType<StageOverdue>().Count(late => late.Stage == WorkStage.Handle).ShouldBe(1);
    }

    [Fact]
    public void A_stage_that_runs_out_brings_in_the_next_centre_up_until_the_city()
    {
        var order = new OrderDriver().To(WorkOrderState.Handling);

        order.Wait(101).Do(new SweepClocks());
        order.View.Lead.ShouldBe(OrderDriver.Cell.District);
        order.Wait(600).Do(new SweepClocks());
        order.View.Lead.ShouldBe(OrderDriver.Cell.City);
        order.View.NextClockMs.ShouldBeNull();
    }

    [Fact]
    public void A_suspended_order_has_afterwards_the_time_it_had()
    {
        var order = new OrderDriver().To(WorkOrderState.Handling).Wait(10).Do(new SuspendOrder("weather"));
        order.View.NextClockMs.ShouldBeNull();

        order.Wait(1_000).Do(new ResumeOrder());

        order.Clock(WorkStage.Handle).DueMs.ShouldBe(order.NowMs + (90 * 60_000));
    }

    [Fact]
    public void What_begins_while_it_is_suspended_stands_still_too()
    {
        var order = new OrderDriver().To(WorkOrderState.Established).Do(new SuspendOrder("weather"))
            .Do(new AssignOrder(FixedTerms.Water, OrderDriver.Cell.District));

        order.Clock(WorkStage.Respond).IsRunning.ShouldBeFalse();
        order.Wait(500).Do(new ResumeOrder()).Clock(WorkStage.Respond).DueMs.ShouldBe(order.NowMs + (30 * 60_000));
    }

    [Fact]
    public void More_time_is_added_to_what_is_due_and_an_overdue_stage_can_be_due_again()
    {
        var order = new OrderDriver().To(WorkOrderState.Handling).Wait(110).Do(new SweepClocks());
        order.Clock(WorkStage.Handle).NextMs.ShouldBeNull();

        order.Do(new ExtendOrder(WorkStage.Handle, 60, "access"));

        order.Clock(WorkStage.Handle).NextMs.ShouldBe(order.NowMs + (50 * 60_000));
    }

    [Fact]
    public void Work_done_again_has_a_limit_of_its_own_or_what_was_left_of_the_first()
    {
        var single = new OrderDriver().To(WorkOrderState.Handling).Wait(70).Do(new AnswerOrder(FixedTerms.Water)).Wait(5)
            .Do(new ReworkOrder("not-solved"));
        single.Clock(WorkStage.Handle).DueMs.ShouldBe(single.NowMs + (100 * 60_000));

        var cumulative = new OrderDriver(new FixedTerms { HandleCounting = LimitCounting.Cumulative })
            .To(WorkOrderState.Handling).Wait(70).Do(new AnswerOrder(FixedTerms.Water)).Wait(5).Do(new ReworkOrder("not-solved"));
        cumulative.Clock(WorkStage.Handle).DueMs.ShouldBe(cumulative.NowMs + (30 * 60_000));
    }

    [Fact]
    public void A_greater_urgency_shortens_what_runs_from_when_it_began()
    {
        var order = new OrderDriver().Report().Do(new RegisterOrder()).Do(new ReviewOrder(FixedTerms.Flood)).Wait(2)
            .Do(new GradeOrder(Urgency.Critical));

        order.Clock(WorkStage.Register).DueMs.ShouldBe(order.Clock(WorkStage.Register).StartMs + (5 * 60_000));
    }

    [Fact]
    public void A_closed_order_says_no_more()
    {
        var order = new OrderDriver().To(WorkOrderState.Closed).Wait(10_000);

        order.Refused(new SweepClocks()).Why.ShouldBe(WorkOrderRefusal.State);
        order.View.NextClockMs.ShouldBeNull();
    }
}
