using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>What a desk stores: closures, and requests for aid.</summary>
public sealed class DispatchKeepingTests(DispatchCity city) : DispatchScene(city), IClassFixture<DispatchCity>
{
    [Fact]
    public async Task What_is_closed_at_the_same_time_is_all_closed_and_stays_so()
    {
        await Task.WhenAll(
            Desk.CloseRoads([Road("a")], "wang"), Desk.CloseRoads([Road("b")], "li"), Desk.CloseAir([Smoke()], "wang"), Desk.CloseRoads([Road("c")], "wang"));
        await Here.Restart();

        (await Desk.Closures()).Select(road => road.Edge).ShouldBe(["a", "b", "c"], ignoreOrder: true);
        (await Desk.ClosedAir()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_desk_has_closed_it_opens_on_the_silo_that_it_leaves_and_closes_where_it_goes_on()
    {
        await Desk.CloseAir([Smoke()], "wang");
        var before = Here.Ways.Said.Count;

        await Here.Cluster.DeactivateAsync(Desk);
        (await Desk.ClosedAir()).ShouldHaveSingleItem();

        await Until(() => SaidSince(before).Count >= 2);
        SaidSince(before).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_closed_and_can_be_closed_after()
    {
        await Desk.CloseRoads([Road("a")], "wang");
        Here.Silos.Errors.Expect($"dispatch/{Street.District}");
        using (Here.Silos.Line.Cut($"dispatch/{Street.District}"))
        {
            await Should.ThrowAsync<Exception>(() => Desk.CloseRoads([Road("b")], "wang"));
            (await Desk.Closures()).ShouldHaveSingleItem().Edge.ShouldBe("a");
        }

        await Desk.CloseRoads([Road("c")], "wang");
        (await Desk.Closures()).Select(road => road.Edge).ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task No_two_requests_for_aid_have_one_id_also_those_that_are_forgotten_and_asked_for_at_once()
    {
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.planned", Patience)).Mission!.Id;
        var asked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Desk.AskAid(look, NextStreet().District, "our drone is away", "wang")));
        (await Desk.ListAid()).Count.ShouldBe(2, "no more are kept here");

        await Here.Restart();
        var again = await Desk.AskAid(look, NextStreet().District, "our drone is away", "wang");

        asked.Append(again).Select(aid => aid.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Who_asks_twice_for_the_same_has_asked_once()
    {
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.planned", Patience)).Mission!.Id;
        var there = NextStreet().District;

        var asked = await Task.WhenAll(Desk.AskAid(look, there, "our drone is away", "wang"), Desk.AskAid(look, there, "our drone is away", "wang"));

        asked[0].Id.ShouldBe(asked[1].Id);
        (await Desk.ListAid()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_has_decided()
    {
        var (_, other, asked, lent) = await AidAsked();

        var answers = await Task.WhenAll(new[] { "li", "zhao" }.Select(async by =>
        {
            try
            {
                return (await other.DecideAid(asked.Id, [lent], "", by)).DecidedBy;
            }
            catch (MissionRefusedException refused) when (refused.Why == MissionRefusal.State)
            {
                return null;
            }
        }));

        answers.ShouldContain((string?)null);
        (await other.ListAid()).ShouldHaveSingleItem().DecidedBy.ShouldBe(answers.Single(by => by is not null));
    }

    private List<int> SaidSince(int count) =>
        [.. Here.Ways.Said.Skip(count).Where(said => said.Desk == Street.District.Value).Select(said => said.Closures.Count)];

    private static RoadClosure Road(string edge) => new(edge, 0, null, null, "");

    private static AirClosure Smoke() => new(
        "smoke", [new GeoPoint(106.501, 29.499), new GeoPoint(106.503, 29.499), new GeoPoint(106.503, 29.501)], null, null, "");
}
