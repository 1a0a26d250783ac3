namespace CityTwin.Ledger;

public class DurableMarksTests
{
    private readonly DurableMarks _marks = new(durableAfterMs: 100);

    [Fact]
    public void What_storage_has_is_durable_when_it_has_had_it_for_long_enough()
    {
        _marks.Note(0, 5).ShouldBe(0);
        _marks.Note(60, 8).ShouldBe(0);
        _marks.Note(100, 8).ShouldBe(5);
        _marks.Note(159, 9).ShouldBe(5);
        _marks.Note(160, 9).ShouldBe(8);
        _marks.Note(1_000, 9).ShouldBe(9);
    }

    [Fact]
    public void What_storage_lost_counts_anew_when_it_has_it_again()
    {
        _marks.Note(0, 5);
        _marks.Note(100, 9).ShouldBe(5);
        _marks.Note(150, 7).ShouldBe(5);
        _marks.Note(200, 9).ShouldBe(5);
        _marks.Note(299, 9).ShouldBe(7);
        _marks.Note(300, 9).ShouldBe(9);
        _marks.Note(301, 3).ShouldBe(3);
    }
}
