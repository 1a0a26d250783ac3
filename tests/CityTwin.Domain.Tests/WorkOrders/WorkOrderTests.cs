using CityTwin.City;

namespace CityTwin.WorkOrders;

public sealed class WorkOrderTests
{
    [Fact]
    public void An_order_goes_from_report_to_closing_under_the_id_of_its_alert()
    {
        var order = new OrderDriver().To(WorkOrderState.Closed);

        order.View.State.ShouldBe(WorkOrderState.Closed);
        order.View.CorrelationId.ShouldBe("alert:500103001001001:a");
        order.View.Version.ShouldBe(order.Events.Count);
        order.Events.Select(happened => happened.Version).ShouldBe(Enumerable.Range(1, order.Events.Count));
        order.Events.ShouldAllBe(happened => happened.By == "wang");
        order.View.Clocks.ShouldAllBe(clock => clock.EndedAtMs != null);
        order.View.NextClockMs.ShouldBeNull();
    }

    [Fact]
    public void What_a_citizen_says_is_looked_at_on_the_spot_before_it_is_a_case()
    {
        var order = new OrderDriver().Report(WorkOrderSource.Citizen)
            .Do(new RegisterOrder()).Do(new ReviewOrder(FixedTerms.Flood)).Do(new GradeOrder(Urgency.Urgent));

        order.Refused(new EstablishOrder()).Message.ShouldContain("nobody has looked on the spot");
        order.Do(new RequestVerification()).Do(new VerifyOrder(false));
        order.Refused(new EstablishOrder()).Message.ShouldContain("was not found on the spot");
        order.Do(new RequestVerification()).Do(new VerifyOrder(true)).Do(new EstablishOrder());

        order.View.State.ShouldBe(WorkOrderState.Established);
    }

    [Fact]
    public void A_measured_matter_is_a_case_without_anybody_looking()
    {
        var order = new OrderDriver().Report().Do(new RegisterOrder()).Do(new ReviewOrder(FixedTerms.Flood))
            .Do(new GradeOrder(Urgency.Normal)).Do(new EstablishOrder());

        order.View.State.ShouldBe(WorkOrderState.Established);
    }

    [Fact]
    public void Every_command_is_refused_in_every_state_that_it_is_not_for_and_nothing_changes()
    {
        WorkOrderCommand[] commands =
        [
            new RegisterOrder(), new ReviewOrder(FixedTerms.Lamp), new GradeOrder(Urgency.Urgent), new RequestVerification(),
            new VerifyOrder(true), new EstablishOrder(), new RejectOrder("not-found"), new AssignOrder(FixedTerms.Fire, OrderDriver.Cell.District),
            new ShareOrder(FixedTerms.Fire, OrderDriver.Cell.District), new AcceptOrder(FixedTerms.Water), new ReturnOrder(FixedTerms.Water, "no-capacity"),
            new AnswerOrder(FixedTerms.Water), new CheckOrder(), new ReworkOrder("not-solved"), new CloseOrder(), new RateOrder(5),
            new SuperviseOrder(OrderDriver.Cell.District), new ExtendOrder(WorkStage.Overall, 10, "weather"), new SuspendOrder("weather"),
            new ResumeOrder(), new MergeOrder(WorkOrderId.Create(OrderDriver.Cell, "0")), new AbsorbOrder(WorkOrderId.Create(OrderDriver.Cell, "2"), 0),
            new AbsorbAlert("alert:500103001001001:b", 0), new HandOverOrder(OrderDriver.Cell.District), new AnnotateOrder(), new EraseItem("00"),
            new SweepClocks(),
        ];
        commands.Select(command => command.GetType()).ShouldBe(WorkOrderSteps.Commands, ignoreOrder: true);

        foreach (var state in Enum.GetValues<WorkOrderState>())
        {
            foreach (var command in commands.Where(command => !WorkOrderSteps.StatesFor(command.GetType()).Contains(state)))
            {
                var order = new OrderDriver().To(state);
                order.View.State.ShouldBe(state);
                var before = order.View;

                var refusal = order.Refused(command);

                refusal.Why.ShouldBe(WorkOrderRefusal.State, $"{command} in {state}");
                refusal.Message.ShouldContain($"is {state.ToWire()}");
                order.View.ShouldBeSameAs(before);
            }
        }
    }

    [Fact]
    public void A_request_sent_twice_changes_nothing_the_second_time()
    {
        var order = new OrderDriver().Report().Do(new RegisterOrder(), "key-1");
        var version = order.View.Version;

        order.Do(new RegisterOrder(), "key-1");

        order.View.Version.ShouldBe(version);
    }

    [Fact]
    public void A_request_decided_on_an_older_version_is_refused_and_says_both()
    {
        var order = new OrderDriver().Report().Do(new RegisterOrder());

        var refusal = order.Refused(new ReviewOrder(FixedTerms.Lamp), expectedVersion: 1);

        refusal.Why.ShouldBe(WorkOrderRefusal.Stale);
        refusal.Message.ShouldContain("you saw version 1, it has 2");
    }

    [Fact]
    public void A_report_that_comes_again_is_the_order_it_was()
    {
        var order = new OrderDriver().Report().Do(new RegisterOrder());

        order.Report();

        order.View.State.ShouldBe(WorkOrderState.Registered);
        order.Events.Count.ShouldBe(2);
    }

    [Fact]
    public void Two_departments_have_both_to_answer_before_it_is_checked()
    {
        var order = new OrderDriver().To(WorkOrderState.Handling).Do(new ShareOrder(FixedTerms.Fire, OrderDriver.Cell.Street));

        order.Do(new AnswerOrder(FixedTerms.Water)).View.State.ShouldBe(WorkOrderState.Handling);
        order.Clock(WorkStage.Handle).EndedAtMs.ShouldBeNull();
        order.Do(new AcceptOrder(FixedTerms.Fire)).Do(new AnswerOrder(FixedTerms.Fire));

        order.View.State.ShouldBe(WorkOrderState.Answered);
        order.Clock(WorkStage.Handle).EndedAtMs.ShouldNotBeNull();
    }

    [Fact]
    public void A_department_that_sends_it_back_leaves_it_to_be_assigned_again()
    {
        var order = new OrderDriver().To(WorkOrderState.Assigned).Do(new ReturnOrder(FixedTerms.Water, "not-our-duty"));

        order.View.State.ShouldBe(WorkOrderState.Established);
        order.View.Returns.ShouldBe(1);
        order.Clock(WorkStage.Dispatch).IsRunning.ShouldBeTrue();
        order.Do(new AssignOrder(FixedTerms.Fire, OrderDriver.Cell.District)).Do(new AcceptOrder(FixedTerms.Fire))
            .Do(new AnswerOrder(FixedTerms.Fire)).View.State.ShouldBe(WorkOrderState.Answered);
    }

    [Theory]
    [InlineData("somewhere", "unknown-reason")]
    public void What_makes_no_sense_is_refused_with_the_field_and_what_would_be_right(string department, string reason)
    {
        var order = new OrderDriver().To(WorkOrderState.Established);
        order.Refused(new AssignOrder(department, OrderDriver.Cell.District)).Field.ShouldBe("department");
        order.Refused(new AssignOrder(FixedTerms.Water, DivisionCode.Parse("500104"))).Field.ShouldBe("area");
        order.Refused(new SuspendOrder(reason)).Message.ShouldContain("awaiting-material");
        order.Refused(new ExtendOrder(WorkStage.Overall, 0, "weather")).Field.ShouldBe("by_minutes");
        order.Refused(new HandOverOrder(DivisionCode.Parse("500104"))).Field.ShouldBe("lead");
        order.Refused(new MergeOrder(OrderDriver.Id)).Field.ShouldBe("into");
    }

    [Fact]
    public void Ids_of_reports_are_the_same_for_the_same_key_and_others_for_others()
    {
        var one = WorkOrderIdentity.OfReport(OrderDriver.Cell, WorkOrderSource.Citizen, "li", "k1");

        WorkOrderIdentity.OfReport(OrderDriver.Cell, WorkOrderSource.Citizen, "li", "k1").ShouldBe(one);
        WorkOrderIdentity.OfReport(OrderDriver.Cell, WorkOrderSource.Citizen, "li", "k2").ShouldNotBe(one);
        WorkOrderIdentity.OfReport(OrderDriver.Cell, WorkOrderSource.Citizen, "he", "k1").ShouldNotBe(one);
    }
}
