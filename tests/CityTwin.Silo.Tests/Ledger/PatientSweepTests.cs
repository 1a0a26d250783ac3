using CityTwin.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Ledger;

public class PatientSweepTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<int> _asked = [];
    private readonly List<(int One, int Times)> _told = [];
    private readonly HashSet<int> _spoken = [];

    private static readonly LedgerOptions Options = new() { MaxOrdersPerSweep = 100, OrdersSweptAtOnce = 16 };

    [Fact]
    public async Task A_hundred_that_cannot_speak_do_not_keep_the_others_from_it()
    {
        var sweep = Sweep();
        await Run(sweep);
        _spoken.ShouldBeEmpty("the first hundred all fail");
        await Run(sweep);
        _spoken.ShouldBe(Enumerable.Range(100, 20));
    }

    [Fact]
    public async Task Those_that_fail_are_asked_ever_more_rarely_and_told_of_once_an_hour()
    {
        var sweep = Sweep();
        foreach (var _ in Enumerable.Range(0, 3_600))
        {
            await Run(sweep);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        // After 1, 2, 4 … 256 seconds and then every five minutes.
        _asked.Count(one => one == 7).ShouldBe(20);
        _told.ShouldBe(Enumerable.Range(0, 100).Select(one => (one, 1)), ignoreOrder: true);
        sweep.Failing.ShouldBe(100);
        _clock.Advance(TimeSpan.FromMinutes(6));
        await Run(sweep);
        _told.Count(told => told.One == 7).ShouldBe(2);
    }

    [Fact]
    public async Task One_that_speaks_again_is_as_any_other()
    {
        var sweep = Sweep();
        await Run(sweep);
        _clock.Advance(TimeSpan.FromMinutes(6));
        await Run(sweep, failing: 0);
        sweep.Failing.ShouldBe(0);
        _spoken.ShouldContain(7);
    }

    private PatientSweep<int> Sweep() => new(Options, _clock, (one, times, _) => _told.Add((one, times)));

    /// <summary>120 are due until they have spoken; those below a number cannot.</summary>
    private Task Run(PatientSweep<int> sweep, int failing = 100) => sweep.Run(
        (_, max, passOver) => [.. Enumerable.Range(0, 120).Where(one => !_spoken.Contains(one) && !passOver(one)).Take(max)],
        one =>
        {
            _asked.Add(one);
            return one < failing ? Task.FromException(new IOException("no")) : Task.FromResult(_spoken.Add(one));
        });
}
