using CityTwin.Fleet.Dispatch;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet;

public class MissionPlansTests
{
    [Theory]
    [InlineData(null, Urgency.Critical, 1)]
    [InlineData(null, Urgency.Urgent, 2)]
    [InlineData(null, Urgency.Normal, 3)]
    [InlineData(Severity.Red, null, 1)]
    [InlineData(Severity.Blue, null, 4)]
    [InlineData(Severity.Blue, Urgency.Critical, 1)]
    [InlineData(Severity.Red, Urgency.Normal, 1)]
    [InlineData(null, null, 3)]
    public void How_pressing_a_mission_is_the_graver_of_its_alert_and_its_order_says(Severity? severity, Urgency? urgency, int priority) =>
        MissionPlans.PriorityOf(severity, urgency).ShouldBe(priority);
}
