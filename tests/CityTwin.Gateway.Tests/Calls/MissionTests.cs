using CityTwin.City;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.WorkOrders;
using Google.Protobuf;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class MissionTests(ScriptedCity city)
{
    private static readonly DivisionCode Cell = DivisionCode.Parse(TinyCity.Cell);

    private V1.MissionService.MissionServiceClient Missions => new(city.Channel());

    [Fact]
    public async Task Events_whose_push_was_lost_arrive_all_the_same()
    {
        using var watch = Missions.WatchMissions(new V1.WatchMissionsRequest { Area = "500103" }, city.As("operator"));
        await Read(watch, update => update.Type == "heartbeat");
        city.Script.Mute["500103"] = true;
        var lost = await city.Log("500103").PlanMission(Cell);
        var seen = await Read(watch, update => update.Mission?.Id == lost.Id.Value);
        city.Script.Mute.Clear();
        (seen[^1].Type, seen[^1].District).ShouldBe(("planned", "500103"));
    }

    [Fact]
    public async Task A_new_watcher_is_sent_the_open_missions_first()
    {
        var open = await city.Log("500103").PlanMission(Cell);
        using var watch = Missions.WatchMissions(new V1.WatchMissionsRequest { IncludeOpen = true }, city.As("operator", TinyCity.Street));
        (await Read(watch, update => update.SnapshotComplete)).ShouldContain(update => update.Type == "snapshot" && update.Mission != null
            && update.Mission.Id == open.Id.Value);
    }

    [Fact]
    public async Task Pages_of_missions_go_on_where_the_last_one_ended()
    {
        var planned = new[] { await city.Log("500103").PlanMission(Cell), await city.Log("500103").PlanMission(Cell), await city.Log("500103").PlanMission(Cell) };
        var seen = new List<string>();
        var request = new V1.ListMissionsRequest { Area = "500103", PageSize = 2 };
        do
        {
            var page = await Missions.ListMissionsAsync(request, city.As("auditor"));
            seen.AddRange(page.Missions.Select(mission => mission.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        seen.ShouldBeUnique();
        planned.Select(mission => mission.Id.Value).ShouldBeSubsetOf(seen);
    }

    [Fact]
    public async Task What_a_person_saw_is_recorded_as_their_finding()
    {
        var mission = await Missions.ReportFindingAsync(
            new V1.ReportFindingRequest { MissionId = $"mission:{TinyCity.Cell}:kfound", Finding = "confirmed", Because = "浓烟", RequestId = "f1" },
            city.As("operator"));
        (mission.Finding, mission.Because).ShouldBe(("confirmed", "浓烟"));
        var refusal = await Should.ThrowAsync<RpcException>(async () => await Missions.ReportFindingAsync(
            new V1.ReportFindingRequest { MissionId = $"mission:{TinyCity.Cell}:kfound", Finding = "maybe" }, city.As("operator")));
        refusal.Status.Detail.ShouldContain("confirmed, not-found, inconclusive");
    }

    [Fact]
    public async Task A_waypoint_file_is_read_into_what_a_dispatch_takes()
    {
        var read = await Missions.ReadWaypointsAsync(
            new V1.ReadWaypointsRequest { Name = "m.waypoints", Content = ByteString.CopyFromUtf8("good") }, city.As("dispatcher"));
        var point = read.Waypoints.ShouldHaveSingleItem();
        (point.Place.AltitudeM, point.SpeedMps, point.HeadingDeg, point.HoldS).ShouldBe((300, 8, 90, 5));
        point.Actions.ShouldBe(["take-photo"]);
        read.Notes.ShouldHaveSingleItem().ShouldContain("line 3");
    }

    [Fact]
    public async Task A_waypoint_file_with_problems_is_refused_with_its_lines()
    {
        var refusal = await Should.ThrowAsync<RpcException>(async () => await Missions.ReadWaypointsAsync(
            new V1.ReadWaypointsRequest { Name = "m.waypoints", Content = ByteString.CopyFromUtf8("bad") }, city.As("dispatcher")));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refusal.Status.Detail.ShouldBe("content: m.waypoints, line 7: Its altitude is 99999 m: expected −1000 to 20000. m.waypoints, line 9: It has no place.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData((2 * 1024 * 1024) + 1)]
    public async Task A_waypoint_file_of_nothing_or_too_much_is_refused_before_it_goes_anywhere(int bytes)
    {
        var refusal = await Should.ThrowAsync<RpcException>(async () => await Missions.ReadWaypointsAsync(
            new V1.ReadWaypointsRequest { Name = "m.kmz", Content = ByteString.CopyFrom(new byte[bytes]) }, city.As("dispatcher")));
        refusal.Status.Detail.ShouldBe($"content: it has {bytes} bytes: expected a file of 1 to 2097152.");
    }

    [Fact]
    public async Task A_missions_own_chain_is_a_timeline()
    {
        var (before, other) = (await city.Log("500103").PlanMission(Cell), WorkOrderId.Create(Cell, "otherchain"));
        city.Script.Orders[other] = new WorkOrderView
        {
            Id = other, Version = 1, CorrelationId = other.Value, Category = "M04006", Cell = Cell, Lead = Cell.Street, Trail = before.Trail,
        };
        var mission = await city.Log("500103").PlanMission(Cell);
        var orders = new V1.WorkOrderService.WorkOrderServiceClient(city.Channel());
        var timeline = await orders.GetTimelineAsync(new V1.GetTimelineRequest { CorrelationId = mission.Id.Value }, city.As("auditor"));
        timeline.Events.ShouldHaveSingleItem().Type.ShouldBe("mission.planned");
    }

    private static async Task<List<V1.MissionUpdate>> Read(AsyncServerStreamingCall<V1.MissionUpdate> watch, Func<V1.MissionUpdate, bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var seen = new List<V1.MissionUpdate>();
        while (await watch.ResponseStream.MoveNext(patience.Token))
        {
            seen.Add(watch.ResponseStream.Current);
            if (until(seen[^1]))
            {
                return seen;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
