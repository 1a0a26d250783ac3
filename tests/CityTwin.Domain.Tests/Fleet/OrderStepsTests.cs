using CityTwin.Fleet.Dispatch;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet;

public sealed class OrderStepsTests
{
    [Theory]
    [InlineData(WorkOrderState.Reported)]
    [InlineData(WorkOrderState.Registered)]
    [InlineData(WorkOrderState.Graded)]
    [InlineData(WorkOrderState.Verifying)]
    public void What_was_found_verifies_an_order_wherever_it_stands_and_gives_it_to_the_rules_department(WorkOrderState from)
    {
        var order = Follow(new OrderDriver().To(from), one => OrderSteps.Found(one, found: true, FixedTerms.Water));

        (order.View.State, order.View.Verified).ShouldBe((WorkOrderState.Assigned, true));
        order.View.Assignments.Single().Department.ShouldBe(FixedTerms.Water);
    }

    [Fact]
    public void Without_a_department_and_when_nothing_was_found_people_decide_what_comes_of_it()
    {
        Follow(new OrderDriver().To(WorkOrderState.Reported), one => OrderSteps.Found(one, found: true, null)).View.State.ShouldBe(WorkOrderState.Graded);
        Follow(new OrderDriver().To(WorkOrderState.Reported), one => OrderSteps.Found(one, found: false, FixedTerms.Water))
            .View.ShouldSatisfyAllConditions(view => view.State.ShouldBe(WorkOrderState.Graded), view => view.Verified.ShouldBe(false));
    }

    [Fact]
    public void A_person_who_has_gone_on_or_said_otherwise_wins()
    {
        OrderSteps.Found(new OrderDriver().To(WorkOrderState.Handling).View, false, FixedTerms.Water).ShouldBeNull();
        OrderSteps.Found(new OrderDriver().To(WorkOrderState.Verifying).Do(new VerifyOrder(false)).View, true, FixedTerms.Water).ShouldBeNull();
        OrderSteps.Found(new OrderDriver().To(WorkOrderState.Reported).Do(new SuspendOrder("weather")).View, true, null).ShouldBeNull();
        OrderSteps.Done(new OrderDriver().To(WorkOrderState.Answered).Do(new ReworkOrder("not-solved")).View, [Response(MissionState.Done)]).ShouldBeNull();
    }

    [Fact]
    public void An_order_is_answered_when_all_its_responses_are_done_and_none_failed()
    {
        var order = new OrderDriver().To(WorkOrderState.Assigned);
        OrderSteps.Done(order.View, [Response(MissionState.Done), Response(MissionState.OnScene)]).ShouldBeNull();
        OrderSteps.Done(order.View, [Response(MissionState.Done), Response(MissionState.Failed)]).ShouldBeNull();
        OrderSteps.Done(order.View, [Response(MissionState.Done) with { Kind = MissionKind.Verify }]).ShouldBeNull("a look handles nothing");

        Follow(order, one => OrderSteps.Done(one, [Response(MissionState.Done), Response(MissionState.Aborted)])).View.State.ShouldBe(WorkOrderState.Answered);
    }

    [Theory]
    [InlineData(MissionKind.Deliver)]
    [InlineData(MissionKind.Escort)]
    [InlineData(MissionKind.PatrolRoute)]
    public void What_is_brought_or_gone_along_with_answers_no_order_by_itself(MissionKind kind)
    {
        var order = new OrderDriver().To(WorkOrderState.Assigned);
        OrderSteps.Done(order.View, [Response(MissionState.Done) with { Kind = kind }]).ShouldBeNull();
        OrderSteps.IsResponse(kind).ShouldBeFalse();
        OrderSteps.Done(order.View, [Response(MissionState.Done), Response(MissionState.OnScene) with { Kind = kind }]).ShouldNotBeNull("the rescue is done");
    }

    [Fact]
    public void A_merged_order_hands_its_missions_on_and_a_closed_one_ends_those_that_are_not_there_yet()
    {
        var merged = new OrderDriver().To(WorkOrderState.Merged).View;
        MissionFates.WhenEnded(Response(MissionState.UnderWay), merged).ShouldBe(new MoveMission(merged.MergedInto!.Value));
        var closed = new OrderDriver().To(WorkOrderState.Closed).View;
        MissionFates.WhenEnded(Response(MissionState.UnderWay), closed).ShouldBeOfType<AbortMission>();
        MissionFates.WhenEnded(Response(MissionState.OnScene), closed).ShouldBeNull();
    }

    private static MissionView Response(MissionState state) =>
        new MissionDriver().To(MissionState.Offered, kind: MissionKind.Rescue).View with { State = state };

    private static OrderDriver Follow(OrderDriver order, Func<WorkOrderView, WorkOrderCommand?> next)
    {
        while (next(order.View) is { } command)
        {
            order.Do(command);
        }

        return order;
    }
}
