using CityTwin.City;
using CityTwin.Notifications;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Notifications;

public class KnownRostersTests
{
    private static readonly DivisionCode Street = DivisionCode.Parse("500103001");
    private static readonly CityDay Day = new("Asia/Shanghai");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 4, 0, 0, TimeSpan.Zero));
    private readonly HashSet<DivisionCode> _broken = [];
    private readonly List<DivisionCode> _asked = [];
    private readonly List<int> _told = [];

    [Fact]
    public async Task One_that_cannot_be_read_keeps_no_other_from_being_read()
    {
        _broken.Add(Street);
        var rosters = Rosters();
        await rosters.Know([Street]);
        rosters.OnDuty(Street, Day).ShouldBeEmpty("nobody is known to be on duty, so that the next centre up is asked");
        rosters.OnDuty(Street.District, Day).ShouldBe(["of 500103"]);
        rosters.OnDuty(Street.City, Day).ShouldBe(["of 50"]);
        rosters.Failing.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_cannot_be_read_any_more_is_as_it_was_last_known_until_it_can()
    {
        var rosters = Rosters();
        await rosters.Know([Street]);
        _broken.Add(Street);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await rosters.Know([Street]);
        (rosters.Failing, rosters.OnDuty(Street, Day).Single()).ShouldBe((1, "of 500103001"));

        _broken.Clear();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await rosters.Know([]);
        rosters.Failing.ShouldBe(0, "it is read again though nothing has happened there");
    }

    [Fact]
    public async Task It_is_read_ever_more_rarely_and_told_once_an_hour()
    {
        _broken.Add(Street);
        var rosters = Rosters();
        for (var second = 0; second < 3_600; second++)
        {
            await rosters.Know([Street]);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _asked.Count(centre => centre == Street).ShouldBeInRange(115, 130, "after 1, 2, 4 … 16 and then every 30 seconds");
        _told.ShouldBe([1]);
    }

    [Fact]
    public async Task One_that_hangs_is_not_waited_for()
    {
        var hangs = new TaskCompletionSource<Roster>();
        var rosters = new KnownRosters(new NotificationOptions(), _clock, centre => centre == Street ? hangs.Task : Of(centre), (_, times, _) => _told.Add(times));
        var know = rosters.Know([Street]);
        know.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await know;
        rosters.OnDuty(Street.District, Day).ShouldBe(["of 500103"]);
        _told.ShouldBe([1]);
    }

    [Fact]
    public async Task Health_tells_of_desks_that_cannot_do_all_of_their_work()
    {
        using var troubles = new DeskTroubles();
        var check = new DeskCheck(troubles);
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.ShouldBe(HealthStatus.Healthy);
        troubles.Set(Street.District, 2);
        var told = await check.CheckHealthAsync(new HealthCheckContext());
        (told.Status, told.Description).ShouldBe(
            (HealthStatus.Degraded, "500103: 2 rosters or parts of its desk's work fail and are tried again."));
        troubles.Set(Street.District, 0);
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.ShouldBe(HealthStatus.Healthy);
    }

    private KnownRosters Rosters() => new(new NotificationOptions(), _clock, Of, (_, times, _) => _told.Add(times));

    private Task<Roster> Of(DivisionCode centre)
    {
        _asked.Add(centre);
        return _broken.Contains(centre)
            ? Task.FromException<Roster>(new IOException("unreadable"))
            : Task.FromResult(new Roster { Centre = centre, Shifts = [new DutyShift([1, 2, 3, 4, 5, 6, 7], 0, 0, [$"of {centre}"])] });
    }
}
