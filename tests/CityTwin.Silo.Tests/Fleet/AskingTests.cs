using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>What a desk says before anybody is sent: who could, what would be refused, and who does what when.</summary>
public sealed class AskingTests(DispatchCity city) : DispatchScene(city), IClassFixture<DispatchCity>
{
    [Fact]
    public async Task A_recommendation_says_who_can_who_should_and_why_not_the_others_and_sends_nobody()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 800));
        var crew = Here.Units.Add(TwinKind.Team, "medic-crew", Cell, "crew");

        var advice = await Desk.Recommend(new DispatchAsk(MissionKind.Verify, Aim: At(Cell)));

        advice.Bids.Select(bid => bid.Unit).ShouldBe([near, far, crew], ignoreOrder: false);
        advice.Bids[^1].Refusals.ShouldBe(["no-capability"]);
        advice.Bids[0].Terms.ShouldContain(term => term.Name == "travel");
        (await Log.ListMissions(new MissionQuery())).Missions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MissionKind.PatrolRoute, "aim.area")]
    [InlineData(MissionKind.PatrolArea, "aim.area")]
    [InlineData(MissionKind.InspectBuilding, "aim.building")]
    [InlineData(MissionKind.Escort, "aim.target")]
    [InlineData(MissionKind.Deliver, "aim.target")]
    [InlineData(MissionKind.Cordon, "aim.radius_m")]
    public async Task What_a_mission_would_refuse_is_recommended_to_nobody_and_refused_in_the_same_words(MissionKind kind, string field)
    {
        Drone("a");
        var ask = new DispatchAsk(kind, Aim: At(Cell), Needs: []);
        var mission = Client.GetGrain<IMissionGrain>(MissionId.Create(Cell, $"refused{kind}").Value);

        var refused = await Should.ThrowAsync<MissionRefusedException>(() => Desk.Recommend(ask));
        var planned = await Should.ThrowAsync<MissionRefusedException>(() => mission.Do(new MissionRequest(
            new PlanMission(kind, At(Cell), null, null, null, Street, [], 3, null, null, null, null, 1, false), "wang")));

        (refused.Field, refused.Message).ShouldBe((field, planned.Message));
    }

    [Fact]
    public async Task A_flight_by_a_file_inspects_without_a_building()
    {
        var drone = Drone("a");
        TaskStop[] flight = [new(new GeoPoint(106.501, 29.5, 240), [], [], [], null, null, 0), new(new GeoPoint(106.502, 29.5, 240), [], [], [], null, null, 0)];
        var ask = new DispatchAsk(MissionKind.InspectBuilding, Aim: At(Cell) with { Waypoints = flight }, Needs: []);

        (await Desk.Recommend(ask)).Bids[0].Unit.ShouldBe(drone);
        (await Desk.Dispatch(ask with { Units = [drone] }, "wang", "k")).Single().Kind.ShouldBe(MissionKind.InspectBuilding);
    }

    [Fact]
    public async Task The_plan_says_who_does_what_and_a_what_if_changes_nothing()
    {
        var drone = Drone("a");
        await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k");
        var plan = await Desk.Plan();
        plan.Units.ShouldHaveSingleItem().Entries.ShouldHaveSingleItem().State.ShouldBe(MissionState.Offered);

        var without = await Desk.WhatIf([new DispatchAsk(MissionKind.Verify, Aim: At(Cell))], [], [drone], []);

        without.Unplaced.Count.ShouldBe(2);
        (await Log.ListMissions(new MissionQuery())).Missions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_changed_something_is_told_no_plan_that_was_begun_before()
    {
        var robot = Here.Units.Add(TwinKind.Robot, "patrol-robot", Cell, "robot");
        await Desk.Dispatch(new DispatchAsk(MissionKind.Escort, Aim: At(Cell) with { Target = new GeoPoint(106.502, 29.5, 200) }, Needs: [], Units: [robot]), "wang", "k");
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        Here.Ways.Breaks = _ =>
        {
            begun.Set();
            return !goOn.Wait(Patience);
        };
        try
        {
            var before = Desk.Plan();
            await Task.Run(() => begun.Wait(Patience));
            await Desk.CloseRoads([new RoadClosure("a", 0, null, null, "")], "wang");
            var after = Desk.Plan();
            goOn.Set();
            (await after).Because.ShouldBe("closure");
            (await after).Revision.ShouldBeGreaterThan((await before).Revision);
        }
        finally
        {
            goOn.Set();
            Here.Ways.Breaks = _ => false;
        }
    }

    [Fact]
    public async Task A_plan_that_could_not_be_made_is_made_when_it_is_asked_for_again()
    {
        var robot = Here.Units.Add(TwinKind.Robot, "patrol-robot", Cell, "robot");
        var before = await Desk.Plan();
        await Desk.Dispatch(new DispatchAsk(MissionKind.Escort, Aim: At(Cell) with { Target = new GeoPoint(106.502, 29.5, 200) }, Needs: [], Units: [robot]), "wang", "k");
        Here.Ways.Breaks = request => request.Unit.Id == robot;
        try
        {
            (await Should.ThrowAsync<InvalidOperationException>(Desk.Plan)).Message.ShouldContain("cannot be looked for");
        }
        finally
        {
            Here.Ways.Breaks = _ => false;
        }

        var after = await Desk.Plan();
        after.Units.ShouldHaveSingleItem().Unit.ShouldBe(robot);
        after.Revision.ShouldBeGreaterThan(before.Revision);
    }
}
