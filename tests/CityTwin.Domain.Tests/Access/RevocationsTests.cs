using CityTwin.Access;

namespace CityTwin.Domain.Tests.Access;

public class RevocationsTests
{
    private const long Now = 1_000_000;
    private static readonly RevocationList None = new(0, []);

    private static Revocation Of(string subject, long issuedUntilMs, long forgottenAtMs = Now * 2) =>
        new(RevocationKind.Subject, subject, issuedUntilMs, "admin", "left", issuedUntilMs, forgottenAtMs);

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
