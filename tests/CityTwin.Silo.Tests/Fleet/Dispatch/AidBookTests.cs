using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

public class AidBookTests
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001001");

    [Fact]
    public void Of_too_many_what_is_over_is_forgotten_first_and_what_is_lent_last()
    {
        var book = new List<AidRequest> { Aid("a", AidState.Granted), Aid("b", AidState.Ended), Aid("c", AidState.Asked), Aid("d", AidState.Refused) };

        Ids(AidBook.With(book, Aid("e", AidState.Asked), max: 4)).ShouldBe(["a", "c", "d", "e"]);
        Ids(AidBook.With(book, Aid("e", AidState.Asked), max: 3)).ShouldBe(["a", "c", "e"]);
        Ids(AidBook.With(book, Aid("e", AidState.Asked), max: 2)).ShouldBe(["c", "e"], ignoreOrder: false);
    }

    [Fact]
    public void As_it_now_stands_it_takes_its_own_place() =>
        AidBook.With([Aid("a", AidState.Asked)], Aid("a", AidState.Granted), max: 1).ShouldHaveSingleItem().State.ShouldBe(AidState.Granted);

    private static IEnumerable<string> Ids(IEnumerable<AidRequest> aid) => aid.Select(one => one.Id);

    private static AidRequest Aid(string id, AidState state) =>
        new(id, Cell.District, null, MissionId.Create(Cell, id), state, "wang", 0, null, null, [], "");
}
