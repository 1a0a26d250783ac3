using CityTwin.Ledger;

namespace CityTwin.Silo.Tests.Ledger;

public class BoardRhythmTests
{
    private const int Least = 1_000;

    /// <summary>Every thousand entries, a board that only grows would be written whole twenty times over for twenty thousand.</summary>
    [Fact]
    public void A_board_that_only_grows_is_written_about_twice_over_in_all()
    {
        var (written, savedAt) = (0L, 0);
        for (var entries = 1; entries <= 100_000; entries++)
        {
            if (BoardRhythm.IsDue(entries - savedAt, held: entries, Least))
            {
                written += entries;
                savedAt = entries;
            }
        }

        written.ShouldBeLessThan(2 * 100_000);
        written.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_small_board_is_saved_after_the_least_number_of_entries()
    {
        BoardRhythm.IsDue(Least - 1, held: 3, Least).ShouldBeFalse();
        BoardRhythm.IsDue(Least, held: 3, Least).ShouldBeTrue();
    }
}
