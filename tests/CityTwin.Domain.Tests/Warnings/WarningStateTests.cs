using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.Warnings;
using CsCheck;

namespace CityTwin.Domain.Tests.Warnings;

public class WarningStateTests
{
    [Fact]
    public void A_warning_is_drafted_issued_updated_and_cancelled()
    {
        var view = AWarning.After(AWarning.Draft(), AWarning.Issue(), AWarning.Update(), AWarning.Cancel()).State.View!;
        (view.Stage, view.Version, view.Public).ShouldBe((WarningStage.Cancelled, 4, false));
        (view.DraftedBy, view.IssuedBy, view.EndedBy, view.Reason).ShouldBe(("ann", "bob", "cai", "水位回落。"));
        (view.DraftedAtMs, view.IssuedAtMs, view.EndedAtMs).ShouldBe((AWarning.NowMs, AWarning.NowMs + 1000, AWarning.NowMs + 3000));
        view.Content.Severity.ShouldBe(Severity.Red);
        view.Messages.Select(m => (m.Version, m.Identifier, m.SentAtMs % 1000)).ShouldBe(
            [(2, "warning:500103:7f.2", 0), (3, "warning:500103:7f.3", 0), (4, "warning:500103:7f.4", 0)]);
    }

    [Fact]
    public void A_draft_is_changed_by_who_has_seen_it_and_keeps_its_author()
    {
        var draft = AWarning.After(AWarning.Draft()).State;
        var other = AWarning.Content with { EventType = "flood.pluvial" };
        draft.ShouldRefuse(AWarning.Draft(other), WarningRefusal.Stale).Message.ShouldContain("name its version, 1");
        draft.ShouldRefuse(AWarning.Draft(other, version: 2), WarningRefusal.Stale);
        var changed = draft.Evolve(draft.Decide(AWarning.Draft(other, version: 1) with { By = "dan" }, AWarning.NowMs + 5).Single()).View!;
        (changed.Version, changed.Content.EventType, changed.DraftedBy, changed.DraftedAtMs).ShouldBe((2, "flood.pluvial", "ann", AWarning.NowMs));
    }

    [Fact]
    public void What_is_said_again_changes_nothing()
    {
        AWarning.After(AWarning.Draft()).State.Decide(AWarning.Draft(), AWarning.NowMs).ShouldBeEmpty();
        var issued = AWarning.After(AWarning.Draft(), AWarning.Issue()).State;
        issued.Decide(AWarning.Issue(version: 1), AWarning.NowMs).ShouldBeEmpty();
        issued.Decide(AWarning.Draft(), AWarning.NowMs).ShouldBeEmpty();
        issued.Decide(new ExpireWarning(), AWarning.NowMs).ShouldBeEmpty();
    }

    [Fact]
    public void What_has_ended_or_not_begun_does_not_change()
    {
        var draft = AWarning.After(AWarning.Draft()).State;
        draft.ShouldRefuse(AWarning.Update(), WarningRefusal.WrongStage).Message.ShouldContain("is a draft: expected one that is public");
        draft.Decide(new ExpireWarning(), long.MaxValue).ShouldBeEmpty("a draft does not expire");
        var cancelled = AWarning.After(AWarning.Draft(), AWarning.Issue(), AWarning.Cancel()).State;
        foreach (var command in new WarningCommand[] { AWarning.Draft(version: 3, content: AWarning.Content with { EventType = "x" }), AWarning.Issue(), AWarning.Update(), AWarning.Cancel() })
        {
            cancelled.ShouldRefuse(command, WarningRefusal.WrongStage).Message.ShouldContain("cancelled already");
        }

        WarningState.None.ShouldRefuse(AWarning.Issue(), WarningRefusal.Missing);
        WarningState.None.ShouldRefuse(AWarning.Cancel(), WarningRefusal.Missing);
        WarningState.None.ShouldRefuse(new ExpireWarning(), WarningRefusal.Missing);
        WarningState.None.ShouldRefuse(AWarning.Draft(version: 1), WarningRefusal.Stale);
    }

    [Fact]
    public void It_expires_when_its_time_has_run_out_and_not_before()
    {
        var (issued, untilMs) = (AWarning.After(AWarning.Draft(), AWarning.Issue()).State, AWarning.Content.ExpiresAtMs);
        issued.Decide(new ExpireWarning(), untilMs - 1).ShouldBeEmpty();
        var expired = issued.Decide(new ExpireWarning(), untilMs + 700).ShouldHaveSingleItem();
        expired.ShouldBe(new WarningExpired(AWarning.Id, 3, untilMs, untilMs + 700));
        (issued.Evolve(expired).View!.Stage, issued.Evolve(expired).View!.EndedBy).ShouldBe((WarningStage.Expired, null));
        issued.Evolve(expired).Decide(new ExpireWarning(), untilMs + 800).ShouldBeEmpty();
        issued.ShouldRefuse(AWarning.Cancel(), WarningRefusal.WrongStage, untilMs).Message.ShouldContain("has expired");
        issued.ShouldRefuse(AWarning.Update(), WarningRefusal.WrongStage, untilMs);
    }

    [Fact]
    public void A_draft_that_is_dropped_never_was_public()
    {
        var view = AWarning.After(AWarning.Draft(), AWarning.Cancel()).State.View!;
        (view.Stage, view.Messages.Count, view.Sender).ShouldBe((WarningStage.Cancelled, 0, null));
    }

    [Theory]
    [InlineData("500103", true)]
    [InlineData("50", true)]
    [InlineData("500103001", false)]
    [InlineData("500104", false)]
    public void Only_who_answers_for_the_centre_commands_it(string area, bool may)
    {
        var (code, issued) = (DivisionCode.Parse(area), AWarning.After(AWarning.Draft(), AWarning.Issue()).State);
        foreach (var (state, order) in new (WarningState, WarningOrder)[]
        {
            (WarningState.None, AWarning.Draft()), (AWarning.After(AWarning.Draft()).State, AWarning.Issue()), (issued, AWarning.Update()), (issued, AWarning.Cancel()),
        })
        {
            if (may)
            {
                state.Decide(order with { Area = code }, AWarning.NowMs).ShouldHaveSingleItem();
            }
            else
            {
                state.ShouldRefuse(order with { Area = code }, WarningRefusal.OutsideArea);
            }
        }
    }

    [Fact]
    public void Whoever_was_slower_is_told_so()
    {
        var issued = AWarning.After(AWarning.Draft(), AWarning.Issue()).State;
        issued.ShouldRefuse(AWarning.Update(version: 1), WarningRefusal.Stale).Message.ShouldContain("at version 2, not 1");
        issued.ShouldRefuse(AWarning.Cancel(version: 1), WarningRefusal.Stale);
        issued.Decide(AWarning.Cancel(version: 2), AWarning.NowMs).ShouldHaveSingleItem();
        AWarning.After(AWarning.Draft()).State.ShouldRefuse(AWarning.Issue(version: 2), WarningRefusal.Stale);
    }

    [Fact]
    public void A_warning_has_so_many_messages_and_can_still_be_cancelled()
    {
        var (issued, two) = (AWarning.After(AWarning.Draft(), AWarning.Issue(), AWarning.Update()).State, WarningLimits.Usual with { MaxMessages = 2 });
        issued.ShouldRefuse(AWarning.Update(), WarningRefusal.WrongStage, limits: two).Message.ShouldContain("issue a new one");
        issued.Decide(AWarning.Cancel(), AWarning.NowMs, two).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_id_is_the_centres_and_derived_from_the_request()
    {
        var id = WarningIdentity.Derive(AWarning.District, "ann", "key-1");
        id.ShouldBe(WarningIdentity.Derive(AWarning.District, "ann", "key-1"));
        id.Centre.ShouldBe(AWarning.District);
        new[]
        {
            id, WarningIdentity.Derive(AWarning.City, "ann", "key-1"), WarningIdentity.Derive(AWarning.District, "an", "nkey-1"),
            WarningIdentity.Derive(AWarning.District, "ann|k", "ey-1"), WarningIdentity.Derive(AWarning.District, "ann", "key-2"),
        }.ShouldBeUnique();
        WarningId.TryParse("warning:500103001001007:1", out _).ShouldBeFalse("a cell has no centre");
        WarningId.TryParse("warning:50:a b", out _).ShouldBeFalse();
        WarningId.Parse("warning:500103001001:1").Centre.Level.ShouldBe(DivisionLevel.Community);
    }

    /// <summary>Ids are in logs and other people's systems: how they are derived does not change.</summary>
    [Fact]
    public void The_id_of_a_known_request_never_changes() =>
        WarningIdentity.Derive(AWarning.District, "ann", "key-1").Value.ShouldBe("warning:500103:9e06c4e66e0de66d71a1c1d20db448be");

    [Fact]
    public void Whatever_is_asked_of_it_versions_count_the_events_and_what_has_ended_stays_so() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 3]).Array[1, 30].Sample(commands =>
        {
            var (state, events, nowMs) = (WarningState.None, 0, AWarning.NowMs);
            foreach (var (what, version, hours) in commands)
            {
                nowMs += hours * AWarning.HourMs / 2;
                int? seen = version == 0 ? null : version;
                var content = AWarning.Content with { ExpiresAtMs = nowMs + (2 * AWarning.HourMs), OnsetAtMs = null };
                WarningCommand command = what switch
                {
                    0 or 1 => AWarning.Draft(content, seen),
                    2 => AWarning.Issue(seen),
                    3 => AWarning.Update(content, seen),
                    4 => AWarning.Cancel(version: seen),
                    _ => new ExpireWarning(),
                };
                var before = state;
                try
                {
                    foreach (var happened in state.Decide(command, nowMs))
                    {
                        state = state.Evolve(happened);
                        happened.Version.ShouldBe(++events);
                        (WarningToCap.Document(happened, state.View!) is not null)
                            .ShouldBe(state.View!.Messages.Count > (before.View?.Messages.Count ?? 0));
                    }
                }
                catch (WarningRefusedException)
                {
                    state.ShouldBe(before);
                }

                (state.View?.Version ?? 0).ShouldBe(events);
                (before.View is { Stage: WarningStage.Cancelled or WarningStage.Expired } && state != before).ShouldBeFalse();
            }
        }, iter: 500);
}
