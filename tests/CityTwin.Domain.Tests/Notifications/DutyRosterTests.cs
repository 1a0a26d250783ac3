using CityTwin.Notifications;

namespace CityTwin.Domain.Tests.Notifications;

public class DutyRosterTests
{
    private static readonly CityDay Day = new("Asia/Shanghai");

    /// <summary>Monday to Friday 8 to 20 wang and li, every night he.</summary>
    private static readonly Roster Roster = new()
    {
        Shifts =
        [
            new DutyShift([1, 2, 3, 4, 5], 8 * 60, 20 * 60, ["wang", "li"]),
            new DutyShift([1, 2, 3, 4, 5, 6, 7], 20 * 60, 8 * 60, ["he"]),
        ],
    };

    [Theory]
    [InlineData("2026-06-01T08:00:00+08:00", "wang,li")] // A Monday.
    [InlineData("2026-06-01T07:59:59+08:00", "he")]
    [InlineData("2026-06-01T20:00:00+08:00", "he")]
    [InlineData("2026-06-06T12:00:00+08:00", "")] // Saturday's day is nobody's.
    [InlineData("2026-06-07T03:00:00+08:00", "he")]
    public void The_weeks_pattern_says_who_is_on_duty_in_the_citys_own_time(string at, string people) =>
        string.Join(',', DutyRoster.At(Roster, Ms(at), Day)).ShouldBe(people);

    [Fact]
    public void An_override_holds_over_the_pattern_and_of_two_the_one_that_began_last()
    {
        var roster = Roster with
        {
            Overrides =
            [
                new DutyOverride(Ms("2026-06-01T08:00:00+08:00"), Ms("2026-06-01T18:00:00+08:00"), ["zhao"]),
                new DutyOverride(Ms("2026-06-01T10:00:00+08:00"), Ms("2026-06-01T11:00:00+08:00"), ["sun", "zhao"]),
            ],
        };
        DutyRoster.At(roster, Ms("2026-06-01T09:00:00+08:00"), Day).ShouldBe(["zhao"]);
        DutyRoster.At(roster, Ms("2026-06-01T10:30:00+08:00"), Day).ShouldBe(["sun", "zhao"]);
        DutyRoster.At(roster, Ms("2026-06-01T18:00:00+08:00"), Day).ShouldBe(["wang", "li"]);

        var duty = DutyRoster.DutyAt(roster, Ms("2026-06-01T09:00:00+08:00"), Day);
        (string.Join(',', duty.Now), string.Join(',', duty.Next), duty.NextAtMs).ShouldBe(("zhao", "sun,zhao", Ms("2026-06-01T10:00:00+08:00")));
    }

    [Fact]
    public void Who_comes_next_is_found_over_a_gap_and_nobody_where_nothing_changes()
    {
        var weekend = DutyRoster.DutyAt(Roster, Ms("2026-06-06T12:00:00+08:00"), Day);
        (weekend.Now.Count, string.Join(',', weekend.Next), weekend.NextAtMs).ShouldBe((0, "he", Ms("2026-06-06T20:00:00+08:00")));

        var always = new Roster { Shifts = [new DutyShift([1, 2, 3, 4, 5, 6, 7], 0, 0, ["wang"])] };
        var duty = DutyRoster.DutyAt(always, Ms("2026-06-06T12:00:00+08:00"), Day);
        (string.Join(',', duty.Now), duty.Next.Count, duty.NextAtMs).ShouldBe(("wang", 0, null));
    }

    [Fact]
    public void A_roster_that_cannot_be_is_refused_by_its_field()
    {
        RosterCheck.ShouldBeSound(Roster);
        Field(Roster with { Shifts = [new DutyShift([1, 8], 0, 60, ["wang"])] }).ShouldBe("shifts[0].days");
        Field(Roster with { Shifts = [Roster.Shifts[0], new DutyShift([1], 0, 1440, ["wang"])] }).ShouldBe("shifts[1].until_minute");
        Field(Roster with { Shifts = [new DutyShift([1], 0, 60, ["a", "b", "c", "d"])] }).ShouldBe("shifts[0].people");
        Field(Roster with { Shifts = [new DutyShift([1], 0, 60, ["a", "a"])] }).ShouldBe("shifts[0].people");
        Field(Roster with { Overrides = [new DutyOverride(5, 5, ["a"])] }).ShouldBe("overrides[0].until");
        Field(Roster with { Shifts = [.. Enumerable.Repeat(Roster.Shifts[0], RosterCheck.MaxShifts + 1)] }).ShouldBe("shifts");
    }

    [Fact]
    public void Quiet_hours_end_where_they_say_also_over_midnight()
    {
        var night = new QuietHours(22 * 60, 7 * 60, EvenRed: false);
        Day.QuietUntil(night, Ms("2026-06-01T21:59:00+08:00")).ShouldBeNull();
        Day.QuietUntil(night, Ms("2026-06-01T23:00:00+08:00")).ShouldBe(Ms("2026-06-02T07:00:00+08:00"));
        Day.QuietUntil(night, Ms("2026-06-02T06:59:00+08:00")).ShouldBe(Ms("2026-06-02T07:00:00+08:00"));
        Day.QuietUntil(night, Ms("2026-06-02T07:00:00+08:00")).ShouldBeNull();
        Day.QuietUntil(new QuietHours(12 * 60, 14 * 60, EvenRed: false), Ms("2026-06-02T13:00:00+08:00")).ShouldBe(Ms("2026-06-02T14:00:00+08:00"));
    }

    private static string Field(Roster roster) => Should.Throw<NotifyRefusedException>(() => RosterCheck.ShouldBeSound(roster)).Field;

    private static long Ms(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
