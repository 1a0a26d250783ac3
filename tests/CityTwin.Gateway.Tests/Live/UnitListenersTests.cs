using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Tests.Scripted;
using CsCheck;

namespace CityTwin.Gateway.Tests.Live;

public class UnitListenersTests
{
    private static readonly DivisionCode[] Cells =
        [.. new[] { "500103001001001", "500103001001002", "500103001002001", "500103002001001", "500112001001001" }.Select(DivisionCode.Parse)];

    private static readonly DivisionCode[] Areas =
        [.. Cells.SelectMany(Around).Distinct(), DivisionCode.Parse("51"), DivisionCode.Parse("500103003")];

    private static readonly Gen<DivisionCode> Cell = Gen.Int[0, Cells.Length - 1].Select(i => Cells[i]);

    /// <summary>What asking everybody would come to.</summary>
    [Fact]
    public void Whoever_sees_a_unit_or_saw_it_before_is_told_once_and_nobody_else() =>
        Gen.Select(Cell, Cell, Cell).Sample((home, before, now) =>
        {
            var (last, next) = (At(home, 1, before), At(home, 2, now));
            var expected = Areas.Where(area => UnitBuffer.Shows(area, last) || UnitBuffer.Shows(area, next)).Order();
            Told(next, last).ShouldBe(expected);
        });

    [Fact]
    public void A_unit_that_nobody_was_told_of_is_told_to_those_who_see_it() =>
        Told(At(Cells[0], 1, Cells[3]), before: null).ShouldBe(Areas.Where(area => area.Contains(Cells[0]) || area.Contains(Cells[3])).Order());

    [Fact]
    public void Each_of_several_who_watch_one_area_is_told_until_it_leaves()
    {
        var (listeners, heard) = (new UnitListeners(), new List<string>());
        Action<UnitFace> one = _ => heard.Add("one"), other = _ => heard.Add("other");
        listeners.Add(Cells[0].Street, one);
        listeners.Add(Cells[0].Street, other);
        listeners.Tell(new UnitFace(At(Cells[0], 1, Cells[0])), before: null);
        listeners.Remove(Cells[0].Street, one);
        listeners.Tell(new UnitFace(At(Cells[0], 2, Cells[0])), before: null);
        listeners.Remove(Cells[0].Street, other);
        listeners.Tell(new UnitFace(At(Cells[0], 3, Cells[0])), before: null);

        heard.ShouldBe(["one", "other", "other"]);
    }

    private static List<DivisionCode> Told(UnitView now, UnitView? before)
    {
        var (listeners, told) = (new UnitListeners(), new List<DivisionCode>());
        foreach (var area in Areas)
        {
            listeners.Add(area, _ => told.Add(area));
        }

        listeners.Tell(new UnitFace(now), before);
        told.Sort();
        return told;
    }

    private static UnitView At(DivisionCode home, long version, DivisionCode now) =>
        ScriptedUnit.At(TwinId.Unit(TwinKind.Drone, home, "moves"), home, version, now);

    private static IEnumerable<DivisionCode> Around(DivisionCode cell)
    {
        for (DivisionCode? area = cell; area is { } around; area = around.Parent)
        {
            yield return around;
        }
    }
}
