using CityTwin.Access;
using CityTwin.Notifications;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Notifications;

public class RevokedPeopleTests
{
    private const long RevokedAt = 1_000;

    [Fact]
    public void What_a_person_set_before_the_revocation_or_at_its_moment_counts_no_more_and_what_is_newer_does()
    {
        var revoked = Of(Revoked("wang"));
        revoked.Covers("wang", fromMs: 0).ShouldBeTrue();
        revoked.Covers("wang", RevokedAt).ShouldBeTrue();
        revoked.Covers("wang", RevokedAt + 1).ShouldBeFalse();
        revoked.Covers("li", fromMs: 0).ShouldBeFalse();
    }

    [Fact]
    public void One_token_a_session_or_a_sign_out_makes_nobody_absent()
    {
        var revoked = Of(
            Revoked("wang") with { Kind = RevocationKind.Token }, Revoked("wang") with { Kind = RevocationKind.Session },
            Revoked("wang") with { SignedOut = true });
        revoked.Covers("wang", fromMs: 0).ShouldBeFalse();
    }

    [Fact]
    public void The_furthest_of_several_counts()
    {
        var revoked = Of(Revoked("wang") with { IssuedUntilMs = RevokedAt + 5 }, Revoked("wang") with { IssuedUntilMs = RevokedAt + 9, SignedOut = true });
        revoked.Covers("wang", RevokedAt + 5).ShouldBeTrue();
        revoked.Covers("wang", RevokedAt + 6).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_has_no_access_is_passed_over_and_the_next_in_the_row_is_asked()
    {
        var gone = new HashSet<string> { "first" };
        var told = new BookUnderTest(isHere: one => !gone.Contains(one));
        told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second", "third"];
        told.Signal("a", Severity.Blue);
        told.ToldOnScreen().ShouldBe(["second"]);
        gone.Add("second");
        told.Pass(TimeSpan.FromMinutes(30));
        told.ToldOnScreen().ShouldBe(["second", "third"]);
    }

    [Fact]
    public void An_alert_that_waits_for_whoever_has_no_access_any_more_goes_on_at_once()
    {
        var gone = new HashSet<string>();
        var told = new BookUnderTest(isHere: one => !gone.Contains(one));
        told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second"];
        told.Signal("a", Severity.Blue);
        told.Book.PassOver(told.NowMs);
        told.Pass(TimeSpan.Zero);
        told.ToldOnScreen().ShouldBe(["first"]);
        gone.Add("first");
        told.Book.PassOver(told.NowMs);
        told.Pass(TimeSpan.Zero);
        told.ToldOnScreen().ShouldBe(["first", "second"]);
        told.Book.PassOver(told.NowMs);
        told.Book.NextHandOffMs.ShouldBe(told.NowMs + (long)TimeSpan.FromMinutes(30).TotalMilliseconds, "the second has the usual time");
    }

    [Fact]
    public void Whoever_has_no_access_is_not_told_by_choice_either()
    {
        var told = new BookUnderTest(isHere: one => one != "wang");
        told.Person("wang", NotifyChannel.Mail);
        told.Person("li", NotifyChannel.Mail);
        told.Chooses("wang", one => one with { Kinds = [NotifyKind.Alert] });
        told.Chooses("li", one => one with { Kinds = [NotifyKind.Alert] });
        told.Signal("a", Severity.Orange);
        told.Book.Notifications.Select(one => one.Recipient).Distinct().ShouldBe(["li"]);
    }

    private static RevokedPeople Of(params Revocation[] revocations) => RevokedPeople.Of(new RevocationList(1, revocations));

    private static Revocation Revoked(string subject) =>
        new(RevocationKind.Subject, subject, RevokedAt, "admin", "left", RevokedAt, RevokedAt * 2);
}
