using System.Text;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.WorkOrders;

public class OrderTests(SiloCluster silos) : ClusterTest(silos)
{
    private const string RoadFlood = "M04006";

    [Fact]
    public async Task A_flooded_road_is_an_order_by_itself_and_a_neighbouring_sensor_joins_it()
    {
        var (first, second) = (await Enrolled(TestCity.Flood), await Enrolled(TestCity.Flood));
        var log = new LogEar();
        await log.Subscribe(Client, Log);
        await Ingest.Deliver([Says(first, "depthCm", 50, Noon)]);
        var reported = await log.Until(logged => logged.Entry.Type == "order.reported", Patience);

        await Ingest.Deliver([Says(second, "depthCm", 30, Noon + 60_000)]);
        var absorbed = await log.Until(logged => logged.Entry.Type == "order.absorbed", Patience);

        var order = (await Log.ListOrders(new WorkOrderQuery())).Orders.ShouldHaveSingleItem();
        order.Category.ShouldBe(RoadFlood);
        order.Urgency.ShouldBe(Urgency.Critical);
        order.Lead.ShouldBe(Street.District, "red begins with the district");
        order.CorrelationId.ShouldBe(order.Alerts[0]);
        order.Alerts.Count.ShouldBe(2);
        (await Log.ListOrders(new WorkOrderQuery(CorrelationId: order.Alerts[1]))).Orders.ShouldHaveSingleItem().Id.ShouldBe(order.Id);
        order.Trail.Sequences.ShouldBe([reported.Entry.Sequence, absorbed.Entry.Sequence]);
        (await Log.History(order.Trail)).Select(logged => logged.Entry.Type).ShouldBe(["order.reported", "order.absorbed"]);
    }

    [Fact]
    public async Task An_alert_below_the_citys_level_makes_no_order_until_it_climbs()
    {
        var sensor = await Enrolled(TestCity.Flood);
        var log = new LogEar();
        await log.Subscribe(Client, Log);
        await Ingest.Deliver([Says(sensor, "depthCm", 6, Noon)]);
        (await Log.ListOrders(new WorkOrderQuery())).Orders.ShouldBeEmpty();

        await Ingest.Deliver([Says(sensor, "depthCm", 25, Noon + 60_000)]);

        (await log.Until(logged => logged.Order is not null, Patience)).Order!.Urgency.ShouldBe(Urgency.Urgent);
    }

    [Fact]
    public async Task An_order_goes_through_all_steps_and_is_the_same_after_its_log_has_moved()
    {
        var grain = await Reported();
        foreach (var command in new WorkOrderCommand[]
        {
            new RegisterOrder(), new ReviewOrder(RoadFlood), new GradeOrder(Urgency.Urgent), new RequestVerification(),
            new VerifyOrder(true), new EstablishOrder(), new AssignOrder("drainage", Street.District),
            new AcceptOrder("drainage"), new AnswerOrder("drainage"), new CheckOrder(), new CloseOrder(), new RateOrder(5),
        })
        {
            await grain.Do(new WorkOrderRequest(command, "wang"));
        }

        var closed = (await grain.Get())!;
        closed.State.ShouldBe(WorkOrderState.Closed);
        closed.Trail.Sequences.Count.ShouldBe(closed.Version);
        await Cluster.DeactivateAsync(Log);
        await Cluster.DeactivateAsync(grain);

        (await grain.Get())!.ShouldBeEquivalentTo(closed);
        (await Log.History(closed.Trail)).Select(logged => logged.Entry.Type).ShouldBe(
        [
            "order.reported", "order.registered", "order.reviewed", "order.graded", "order.verification-requested",
            "order.verified", "order.established", "order.assigned", "order.accepted", "order.answered", "order.checked",
            "order.closed", "order.rated",
        ]);
    }

    [Fact]
    public async Task Of_two_who_decide_on_the_same_version_one_is_told_that_it_has_changed()
    {
        var grain = await Reported();
        await grain.Do(new WorkOrderRequest(new RegisterOrder(), "wang", ExpectedVersion: 1));

        var refusal = await Should.ThrowAsync<WorkOrderRefusedException>(
            grain.Do(new WorkOrderRequest(new RejectOrder("not-found"), "li", ExpectedVersion: 1)));

        refusal.Why.ShouldBe(WorkOrderRefusal.Stale);
        (await grain.Get())!.State.ShouldBe(WorkOrderState.Registered);
    }

    [Fact]
    public async Task A_citizens_words_can_be_erased_and_the_record_stays_as_it_was()
    {
        var grain = Order("k-erase");
        var words = await grain.Seal(new SealedContent("text/plain", Encoding.UTF8.GetBytes("张三, 13800000000")));
        await grain.Do(Report("k-erase", words));
        var before = (await Log.History((await grain.Get())!.Trail)).Single();
        Encoding.UTF8.GetString(before.Entry.Payload).ShouldNotContain("13800000000");
        Encoding.UTF8.GetString((await grain.Unseal(words.Commitment))!.Content).ShouldContain("13800000000");

        var after = await grain.Erase(words.Commitment, new WorkOrderRequest(new AnnotateOrder(), "admin"));

        (await grain.Unseal(words.Commitment)).ShouldBeNull();
        var history = await Log.History(after.Trail);
        history[0].Entry.Payload.ShouldBe(before.Entry.Payload);
        history[1].Entry.Type.ShouldBe("order.item-erased");
    }

    [Fact]
    public async Task A_newer_order_is_merged_into_an_older_one_and_not_the_other_way()
    {
        var (older, newer) = (await Reported("k-old"), await Reported("k-new"));
        var (oldId, newId) = ((await older.Get())!.Id, (await newer.Get())!.Id);
        (await Should.ThrowAsync<WorkOrderRefusedException>(older.Do(new WorkOrderRequest(new MergeOrder(newId), "wang"))))
            .Field.ShouldBe("into");

        var merged = await newer.Do(new WorkOrderRequest(new MergeOrder(oldId), "wang"));

        merged.State.ShouldBe(WorkOrderState.Merged);
        merged.MergedInto.ShouldBe(oldId);
        (await older.Get())!.Absorbed.ShouldBe(1);
        await newer.Do(new WorkOrderRequest(new MergeOrder(oldId), "wang")).ShouldThrowAsync<WorkOrderRefusedException>();
        (await older.Get())!.Absorbed.ShouldBe(1, "asked again it is not counted again");
    }

    private async Task<IWorkOrderGrain> Reported(string key = "k1")
    {
        var grain = Order(key);
        await grain.Do(Report(key));
        return grain;
    }

    private IWorkOrderGrain Order(string key) => Client.GetGrain<IWorkOrderGrain>(
        WorkOrderIdentity.OfReport(Cell, WorkOrderSource.Citizen, "li", key).Value);

    private WorkOrderRequest Report(string key, SealedItem? words = null) => new(
        new ReportOrder(
            WorkOrderSource.Citizen, RoadFlood, Urgency.Normal, 106.5, 29.5, Now, Street, Description: words),
        "li", key);
}
