using CityTwin.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Tests.Scripted;

namespace CityTwin.Gateway.Tests.Live;

public class UnitBufferTests
{
    private static readonly DivisionCode Home = DivisionCode.Parse("500103001001001");
    private static readonly DivisionCode Beside = DivisionCode.Parse("500103002001001");

    [Fact]
    public void The_newest_state_takes_the_place_of_one_not_yet_sent()
    {
        var buffer = Buffer(Home);
        buffer.OnUnit(Face("a", 1));
        buffer.OnUnit(Face("b", 1));
        buffer.OnUnit(Face("a", 2));
        buffer.Take().Units.Select(face => (face.Unit.Id, face.Unit.Version)).ShouldBe([(Id("a"), 2), (Id("b"), 1)]);
        buffer.Take().Units.ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_that_has_left_is_gone_for_who_has_seen_it_and_not_mentioned_to_others()
    {
        var (there, elsewhere) = (Buffer(Beside), Buffer(DivisionCode.Parse("500103003")));
        foreach (var face in new[] { Face("a", 1, Beside), Face("a", 2, Home) })
        {
            there.OnUnit(face);
            elsewhere.OnUnit(face);
        }

        there.Take().Removed.ShouldBe([Id("a")]);
        elsewhere.Take().Removed.ShouldBeEmpty();
    }

    [Fact]
    public void What_all_watchers_are_told_of_a_unit_is_made_once()
    {
        var (one, other) = (Buffer(Home), Buffer(Home.City));
        var face = Face("a", 1);
        one.OnUnit(face);
        other.OnUnit(face);
        one.Take().Units.ShouldHaveSingleItem().Shown.ShouldBeSameAs(other.Take().Units.ShouldHaveSingleItem().Shown);
        face.Shown.Id.ShouldBe(Id("a").Value);
    }

    private static UnitBuffer Buffer(DivisionCode area) => new(area, new Signal(TimeProvider.System));

    private static TwinId Id(string serial) => TwinId.Unit(TwinKind.Drone, Home, serial);

    private static UnitFace Face(string serial, long version, DivisionCode? now = null) =>
        new(ScriptedUnit.At(Id(serial), Home, version, now));
}
