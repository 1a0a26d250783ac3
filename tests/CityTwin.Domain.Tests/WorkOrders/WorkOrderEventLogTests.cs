using System.Text;

namespace CityTwin.WorkOrders;

public sealed class WorkOrderEventLogTests
{
    [Fact]
    public void A_report_is_the_same_bytes_for_ever()
    {
        var order = new OrderDriver().Report();

        Encoding.UTF8.GetString(WorkOrderEventLog.Payload(order.Events[0])).ShouldBe(
            """{"by":"wang","category":"0601","clocks":[{"dueMs":1600000,"nextMs":1300000,"reached":0,"stage":"register","startMs":1000000}],"correlationId":"alert:500103001001001:a","id":"order:500103001001001:1","latitude":29.5,"lead":"500103001","longitude":106.5,"occurredAtMs":999000,"recordedAtMs":1000000,"source":"alert","type":"order.reported","urgency":"normal","version":1}""");
    }

    [Fact]
    public void Types_have_the_names_that_watchers_filter_by()
    {
        var order = new OrderDriver().To(WorkOrderState.Closed).Do(new RateOrder(4));

        order.Events.Select(WorkOrderEventLog.TypeOf).ShouldBe(
        [
            "order.reported", "order.registered", "order.reviewed", "order.graded", "order.verification-requested", "order.verified", "order.established", "order.assigned",
            "order.accepted", "order.answered", "order.checked", "order.closed", "order.rated",
        ], ignoreOrder: false);
    }

    [Fact]
    public void What_a_person_wrote_is_in_the_record_only_as_a_commitment()
    {
        var note = new SealedItem("c0ffee", "text/plain", 12);
        var happened = new OrderDriver().Report().State.Decide(
            OrderDriver.Id, new WorkOrderRequest(new RegisterOrder(), "wang", Note: note), 5, new FixedTerms()).Single();

        Encoding.UTF8.GetString(WorkOrderEventLog.Payload(happened)).ShouldContain(
            "\"note\":{\"commitment\":\"c0ffee\",\"lengthBytes\":12,\"mediaType\":\"text/plain\"}");
    }
}
