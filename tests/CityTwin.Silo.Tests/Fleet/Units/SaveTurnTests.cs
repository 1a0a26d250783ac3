using CityTwin.City;
using CityTwin.Fleet.Units;
using CsCheck;

namespace CityTwin.Silo.Tests.Fleet.Units;

public class SaveTurnTests
{
    private const long EveryMs = 120_000;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(EveryMs);

    [Fact]
    public void A_turn_comes_within_the_time_and_the_next_just_so_much_later() =>
        Gen.Select(Gen.Int[0, 9_999], Gen.Long[0, 4_000_000_000_000]).Sample((serial, ms) =>
        {
            var turn = SaveTurn.After(Unit(serial), ms, Every);
            turn.ShouldBeInRange(ms + 1, ms + EveryMs);
            SaveTurn.After(Unit(serial), turn, Every).ShouldBe(turn + EveryMs);
        });

    [Fact]
    public void Units_that_came_together_are_stored_one_after_the_other()
    {
        var turns = Enumerable.Range(0, 2_000).Select(serial => SaveTurn.After(Unit(serial), 1_790_000_000_000, Every)).ToList();
        turns.GroupBy(turn => turn / 1_000).Max(second => second.Count()).ShouldBeLessThan(50);
    }

    private static TwinId Unit(int serial) => TwinId.Parse($"team:500103001001007:{serial:D4}");
}
