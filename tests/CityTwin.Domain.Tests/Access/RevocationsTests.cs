using CityTwin.Access;

namespace CityTwin.Domain.Tests.Access;

public class RevocationsTests
{
    private const long Now = 1_000_000;
    private static readonly RevocationList None = new(0, []);

    private static Revocation Of(string subject, long issuedUntilMs, long forgottenAtMs = Now * 2) =>
        new(RevocationKind.Subject, subject, issuedUntilMs, "admin", "left", issuedUntilMs, forgottenAtMs);

    private static Revocation SignOut(string session, long issuedUntilMs) =>
        Of(session, issuedUntilMs) with { Kind = RevocationKind.Session, By = "authority", SignedOut = true };

    [Fact]
    public void A_second_one_about_the_same_claim_takes_the_firsts_place_when_it_reaches_further()
    {
        var list = Revocations.Add(Revocations.Add(None, Of("a", Now), Now, most: 1), Of("a", Now + 1), Now, most: 1);
        list.Revision.ShouldBe(2);
        list.Revocations.ShouldHaveSingleItem().IssuedUntilMs.ShouldBe(Now + 1);
    }

    [Fact]
    public void One_that_reaches_no_further_changes_nothing()
    {
        var list = Revocations.Add(None, Of("a", Now), Now, most: 1);
        Revocations.Add(list, Of("a", Now), Now, most: 1).ShouldBeSameAs(list);
        Revocations.Add(list, Of("a", Now - 1), Now, most: 1).ShouldBeSameAs(list);
    }

    [Fact]
    public void An_admins_revocation_finds_room_where_people_sign_out_and_the_oldest_sign_out_goes()
    {
        var list = None;
        for (var i = 0; i < 5; i++)
        {
            list = Revocations.Add(list, SignOut($"s{i}", Now + i), Now, most: 3);
        }

        list.Revocations.Select(known => known.Of).ShouldBe(["s2", "s3", "s4"]);
        list = Revocations.Add(list, Of("a", Now), Now, most: 3);
        list = Revocations.Add(list, Of("b", Now) with { Kind = RevocationKind.Token }, Now, most: 3);
        list.Revocations.Select(known => known.Of).ShouldBe(["s4", "a", "b"]);
        list = Revocations.Add(list, Of("c", Now), Now, most: 3);
        list.Revocations.Select(known => known.Of).ShouldBe(["a", "b", "c"]);
        Should.Throw<RevocationsFullException>(() => Revocations.Add(list, SignOut("late", Now), Now, most: 3));
        Should.Throw<RevocationsFullException>(() => Revocations.Add(list, Of("d", Now), Now, most: 3));
    }

    [Fact]
    public void Sign_outs_push_out_sign_outs_before_a_session_that_was_revoked()
    {
        var list = Revocations.Add(None, Of("desk", Now) with { Kind = RevocationKind.Session }, Now, most: 2);
        list = Revocations.Add(list, SignOut("s1", Now + 1), Now, most: 2);
        list = Revocations.Add(list, SignOut("s2", Now + 2), Now, most: 2);
        list.Revocations.Select(known => known.Of).ShouldBe(["desk", "s2"]);
        Revocations.Add(list, SignOut("s3", Now + 3), Now, most: 1).Revocations.Select(known => known.Of).ShouldBe(["s3"], "a lower bound holds at once");
    }

    [Fact]
    public void A_sign_out_neither_takes_a_revocations_place_nor_shortens_it()
    {
        var list = Revocations.Add(None, Of("a", Now), Now, most: 3);
        list = Revocations.Add(list, SignOut("a", Now + 5) with { Kind = RevocationKind.Subject, ForgottenAtMs = Now + 10 }, Now, most: 3);
        list = Revocations.Add(list, Of("b", Now), Now + 10, most: 3);
        list.Revocations.ShouldContain(known => known.Of == "a" && !known.SignedOut);
        list.Revocations.Count.ShouldBe(2);
    }

    [Fact]
    public void The_same_name_as_another_claim_is_another()
    {
        var list = Revocations.Add(None, Of("a", Now), Now, most: 2);
        Revocations.Add(list, Of("a", Now) with { Kind = RevocationKind.Token }, Now, most: 2).Revocations.Count.ShouldBe(2);
    }

    [Fact]
    public void What_no_token_can_be_in_force_for_any_more_makes_room()
    {
        var list = Revocations.Add(None, Of("a", Now, forgottenAtMs: Now + 10), Now, most: 1);
        Should.Throw<RevocationsFullException>(() => Revocations.Add(list, Of("b", Now), Now + 9, most: 1))
            .Message.ShouldContain("Access:MaxRevocations");
        Revocations.Add(list, Of("b", Now), Now + 10, most: 1).Revocations.ShouldHaveSingleItem().Of.ShouldBe("b");
    }
}
