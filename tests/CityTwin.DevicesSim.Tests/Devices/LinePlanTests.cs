using CityTwin.DevicesSim.Devices;

namespace CityTwin.DevicesSim.Tests.Devices;

public class LinePlanTests
{
    [Fact]
    public void Who_has_no_gateway_has_a_line_and_all_behind_one_gateway_share_one()
    {
        var plans = LinePlan.Of(
            [Site("a", ""), Site("b", "edge-1"), Site("c", "edge-2"), Site("d", "edge-1")],
            new Dictionary<string, string> { ["edge-1"] = "one", ["edge-2"] = "two", ["edge-3"] = "nobody" });
        plans.Select(plan => (plan.Line.Id, plan.Line.Password, plan.Line.IsGateway)).ShouldBe(
            [("a", "pw-a", false), ("edge-1", "one", true), ("edge-2", "two", true)]);
        plans.Select(plan => string.Join(' ', plan.Sites.Select(site => site.Device.DeviceId))).ShouldBe(["a", "b d", "c"]);
    }

    private static Site Site(string id, string gateway) => new(
        new DeviceRow(id, $"pw-{id}", "rain", "500103001001007", "", 106.5, 29.5, 0, "", "", "", gateway),
        Towns.Kinds["rain"], 1, 0, 0);
}
