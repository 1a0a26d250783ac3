using CityTwin.Governance;

namespace CityTwin.Domain.Tests.Governance;

public class PausesTests
{
    private readonly Pauses<string> _pauses = new(
        TimeSpan.FromSeconds(1), longest: TimeSpan.FromSeconds(10), tellAgainAfter: TimeSpan.FromSeconds(60), most: 2);

    [Fact]
    public void Each_failure_doubles_the_pause_up_to_the_longest()
    {
        long[] pauses = [1_000, 2_000, 4_000, 8_000, 10_000, 10_000];
        foreach (var (i, pause) in pauses.Index())
        {
            _pauses.Failed("a", 0, out _).ShouldBe(i + 1);
            _pauses.IsPaused("a", pause - 1).ShouldBeTrue();
            _pauses.IsPaused("a", pause).ShouldBeFalse();
        }

        foreach (var _ in Enumerable.Range(0, 100))
        {
            _pauses.Failed("a", 0, out var _);
        }

        _pauses.IsPaused("a", 10_000).ShouldBeFalse("however often it fails");
    }

    [Fact]
    public void It_is_told_at_first_and_then_rarely()
    {
        var told = Enumerable.Range(0, 130).Count(second =>
        {
            _pauses.Failed("a", second * 1_000, out var tell);
            return tell;
        });
        told.ShouldBe(3);
    }

    [Fact]
    public void What_is_done_begins_anew()
    {
        _pauses.Failed("a", 0, out _);
        _pauses.Failed("a", 0, out _);
        _pauses.Done("a").ShouldBeTrue();
        _pauses.Done("a").ShouldBeFalse();
        _pauses.IsPaused("a", 0).ShouldBeFalse();
        _pauses.Failed("a", 0, out var tell).ShouldBe(1);
        tell.ShouldBeTrue();
    }

    [Fact]
    public void The_longest_waiting_is_due_first_and_what_there_is_no_room_for_has_no_pause()
    {
        _pauses.Failed("a", 500, out _);
        _pauses.Failed("b", 0, out _);
        _pauses.Failed("c", 0, out _).ShouldBe(0);
        _pauses.IsPaused("c", 0).ShouldBeFalse();
        _pauses.Count.ShouldBe(2);
        _pauses.Due(1_499).ShouldBe(["b"]);
        _pauses.Due(1_500).ShouldBe(["b", "a"]);
    }
}
