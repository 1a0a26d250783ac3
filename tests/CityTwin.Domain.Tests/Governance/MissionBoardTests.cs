using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Governance;

public sealed class MissionBoardTests
{
    private static readonly MissionView First = new MissionDriver().To(MissionState.Offered).View;
    private readonly MissionBoard _board = new(new MissionBoardRetention(TimeSpan.FromDays(1), MaxEnded: 2));

    [Fact]
    public void Missions_are_listed_newest_first_page_by_page()
    {
        Put(5);

        var page = _board.List(new MissionQuery(Max: 3), head: 9);
        var rest = _board.List(new MissionQuery(After: page.Next, Max: 3), head: 9);

        page.Missions.Concat(rest.Missions).Select(mission => mission.Id.Serial).ShouldBe(["4", "3", "2", "1", "0"]);
        (page.Head, rest.Next).ShouldBe((9L, null));
    }

    [Fact]
    public void They_are_found_by_state_unit_area_and_by_any_name_of_their_chain()
    {
        Put(2);
        _board.Apply(First with { Id = MissionId.Create(MissionDriver.Cell, "x"), CorrelationId = "c", Alert = "a", Order = "o", Unit = null, Attempts = [], State = MissionState.Planned });

        Listed(new MissionQuery(CorrelationId: "c")).ShouldBe(["x"]);
        Listed(new MissionQuery(CorrelationId: "a")).ShouldBe(["x"]);
        Listed(new MissionQuery(CorrelationId: "o")).ShouldBe(["x"]);
        Listed(new MissionQuery(Unit: MissionDriver.Drone)).ShouldBe(["1", "0"]);
        Listed(new MissionQuery(States: [MissionState.Planned])).ShouldBe(["x"]);
        Listed(new MissionQuery(Area: DivisionCode.Parse("500112"))).ShouldBeEmpty();
    }

    [Fact]
    public void An_unanswered_offer_is_due_until_it_is_dealt_with()
    {
        _board.Apply(First);
        _board.Due(First.AnswerByMs!.Value - 1, max: 9).ShouldBeEmpty();
        _board.Due(First.AnswerByMs.Value, max: 9).ShouldBe([First.Id]);
        _board.Due(First.AnswerByMs.Value, max: 9, _ => true).ShouldBeEmpty();

        _board.Apply(First with { Version = First.Version + 1, State = MissionState.Planned, Unit = null });

        _board.Due(long.MaxValue, max: 9).ShouldBeEmpty();
    }

    [Fact]
    public void Those_that_ended_leave_and_open_ones_stay()
    {
        Put(2);
        for (var i = 2; i < 6; i++)
        {
            _board.Apply(Numbered(i) with { State = MissionState.Done });
        }

        _board.Forget(First.UpdatedAtMs).Select(mission => mission.Id.Serial).ShouldBe(["2", "3"]);
        _board.Forget(First.UpdatedAtMs + 90_000_000).Count.ShouldBe(2);

        _board.Missions.Count().ShouldBe(2);
        (_board.HasLeft, _board.LeftUntilMs).ShouldBe((true, First.UpdatedAtMs + 5));
    }

    [Fact]
    public void What_was_saved_is_taken_up_whole()
    {
        Put(3);
        var other = new MissionBoard();

        other.Restore(_board.Missions, leftUntilMs: 5);

        other.List(new MissionQuery(), 0).Missions.ShouldBe(_board.List(new MissionQuery(), 0).Missions);
        other.HasLeft.ShouldBeTrue();
    }

    private IEnumerable<string> Listed(MissionQuery query) => _board.List(query, 0).Missions.Select(mission => mission.Id.Serial);

    private void Put(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _board.Apply(Numbered(i));
        }
    }

    private static MissionView Numbered(int number) => First with
    {
        Id = MissionId.Create(MissionDriver.Cell, $"{number}"),
        Clocks = First.Clocks with { PlannedAtMs = First.Clocks.PlannedAtMs + number },
        UpdatedAtMs = First.UpdatedAtMs + number,
    };
}
