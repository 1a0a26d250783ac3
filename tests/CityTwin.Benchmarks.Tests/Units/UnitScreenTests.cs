using CityTwin.Benchmarks.Units;
using CityTwin.V1;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Benchmarks.Tests.Units;

public class UnitScreenTests
{
    private const double WithinMs = 2;

    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly UnitScreen _screen = new();

    [Fact]
    public void A_position_is_as_old_as_the_units_own_time_says_and_grows_older_until_the_next()
    {
        Show("team:1", movedMs: 0, nowMs: 400);
        Show("team:1", movedMs: 1_000, nowMs: 1_250);

        var counts = _screen.Counts();
        counts.Positions.ShouldBe(2);
        Ms(counts.AgeUs.GetValueAtPercentile(100)).ShouldBe(400, WithinMs);
        Ms(counts.AgeUs.GetValueAtPercentile(1)).ShouldBe(250, WithinMs);
        Ms(counts.OldestUs.GetValueAtPercentile(100)).ShouldBe(1_250, WithinMs);
    }

    [Fact]
    public void A_unit_that_has_not_moved_since_is_told_of_and_is_no_new_position()
    {
        Show("team:1", movedMs: 0, nowMs: 400);
        Show("team:1", movedMs: 0, nowMs: 900);

        var counts = _screen.Counts();
        (counts.Updates, counts.Positions).ShouldBe((2, 1));
        counts.OldestUs.TotalCount.ShouldBe(0);
    }

    [Fact]
    public void What_has_left_is_no_longer_shown()
    {
        Show("team:1", movedMs: 0, nowMs: 400);
        _screen.Show(new UnitUpdate { Removed = { "team:1" } }, Noon);

        _screen.Shown().ShouldBeEmpty();
    }

    [Fact]
    public void To_begin_again_forgets_counts_and_not_units()
    {
        Show("team:1", movedMs: 0, nowMs: 400);
        _screen.Restart();

        _screen.Counts().Positions.ShouldBe(0);
        _screen.Shown().Keys.ShouldBe(["team:1"]);
    }

    private void Show(string id, double movedMs, double nowMs) => _screen.Show(
        new UnitUpdate { Units = { new Unit { Id = id, MovedAt = Timestamp.FromDateTimeOffset(Noon.AddMilliseconds(movedMs)) } } },
        Noon.AddMilliseconds(nowMs));

    private static double Ms(long us) => us / 1000.0;
}
