using System.Text;
using CityTwin.Fleet.Missions;
using CityTwin.City;

namespace CityTwin.Fleet;

public sealed class MissionEventLogTests
{
    [Fact]
    public void An_event_is_the_same_bytes_for_ever()
    {
        var mission = new MissionDriver().Plan(confirm: MissionDriver.Hot);

        Encoding.UTF8.GetString(MissionEventLog.Payload(mission.Events[0])).ShouldBe(
            """{"aim":{"area":[],"cell":"500103001001001","place":{"elevationM":0,"latitude":29.5,"longitude":106.5},"waypoints":[]},"alert":"alert:500103001001001:a","alertAtMs":999000,"by":"rule:smoke","confirm":{"atLeast":70,"metric":"maxTemperatureC","nothingBelow":50,"stayS":30},"correlationId":"alert:500103001001001:a","id":"mission:500103001001001:1","kind":"verify","lead":"500103001","maxAttempts":3,"needs":["camera"],"occurredAtMs":1000000,"priority":1,"readingAtMs":997000,"recordedAtMs":1000000,"type":"mission.planned","version":1}""");
    }

    [Fact]
    public void Bids_are_kept_without_their_ways_and_only_the_best()
    {
        var bid = new UnitBid(MissionDriver.Drone, "a", [], 1, [], 5, 6, 7, [new GeoPoint(1, 2)], "zh", "en");
        var mission = new MissionDriver().Plan();
        var task = new UnitTask(
            MissionIdentity.TaskOf(MissionDriver.Id, 1), MissionDriver.Id, MissionKind.Verify,
            [new TaskStop(MissionDriver.Aim.Place, [], [], [], null, null, 0)], 0, 1, 0, 0, LostLinkAction.Land);

        mission.Do(new OfferMission(MissionDriver.Drone, 1, task, [.. Enumerable.Repeat(bid, 9)], null, false), MissionActors.Desk);

        mission.View.Bids.Count.ShouldBe(Mission.MaxBidsKept);
        mission.View.Bids.ShouldAllBe(one => one.Path.Count == 0);
        Encoding.UTF8.GetString(MissionEventLog.Payload(mission.Events[^1])).ShouldContain("\"onLostLink\":\"land\"");
    }

    [Fact]
    public void An_entry_carries_the_mission_as_it_stood_after_it()
    {
        var mission = new MissionDriver().Plan();

        var logged = MissionEventLog.Entry(mission.Events[0], mission.State).At(7, Ledger.LogTrail.Empty);

        (logged.Entry.EventId, logged.Version, logged.Cell, logged.Entry.Type).ShouldBe(
            ("mission:500103001001001:1#1", 1, MissionDriver.Cell, "mission.planned"));
        logged.Mission!.Trail.First.ShouldBe(7);
    }
}
