using System.Text;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Warnings;

namespace CityTwin.Domain.Tests.Warnings;

/// <summary>Warnings of other authorities, as their messages come.</summary>
public class WarningReceptionTests
{
    private const string Bureau = "weather@bureau.example";

    private static readonly WarningId Id = WarningIdentity.OfReceived(AWarning.District, new WarningReference(Bureau, "a"));

    [Fact]
    public void An_alert_is_updated_and_cancelled_by_its_sender()
    {
        var alert = After(WarningState.None, Message("a"));
        (alert.View!.Stage, alert.View.Public, alert.View.Exercise, alert.View.DraftedBy).ShouldBe((WarningStage.Issued, true, false, "ann"));
        alert.View.Origin.ShouldBe(new WarningOrigin(Bureau, "Weather bureau", ReceivedStatus.Actual, "ann"));
        var updated = After(alert, Message("b", ReceivedKind.Update, 60), AWarning.Content with { EventType = "rain" });
        (updated.View!.Stage, updated.View.Content.EventType).ShouldBe((WarningStage.Updated, "rain"));
        var over = After(updated, Message("c", ReceivedKind.Cancel, 120) with { Note = "It is over." });
        (over.View!.Stage, over.View.Reason, over.View.EndedBy, over.View.Content.EventType).ShouldBe((WarningStage.Cancelled, "It is over.", Bureau, "rain"));
        over.View.Messages.Select(message => message.Identifier).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void A_message_that_was_taken_before_changes_nothing()
    {
        var state = After(After(WarningState.None, Message("a")), Message("b", ReceivedKind.Update, 60));
        Decide(state, Message("a")).ShouldBeEmpty();
        Decide(state, Message("b", ReceivedKind.Update, 60)).ShouldBeEmpty();
        state.ShouldRefuse(Command(Message("a", after: 1)), WarningRefusal.Invalid).Message.ShouldContain("another time of sending");
    }

    [Fact]
    public void What_was_overtaken_taken_back_or_is_not_its_own_is_refused()
    {
        var state = After(After(WarningState.None, Message("a")), Message("c", ReceivedKind.Update, 60));
        state.ShouldRefuse(Command(Message("b", ReceivedKind.Update, 30)), WarningRefusal.Stale);
        state.ShouldRefuse(Command(Message("d", ReceivedKind.Update, 90) with { Sender = "other@example" }), WarningRefusal.Invalid);
        state.ShouldRefuse(Command(Message("d", ReceivedKind.Cancel, 90) with { Status = ReceivedStatus.Exercise }), WarningRefusal.Invalid)
            .Message.ShouldContain("one does not change the other");
        WarningState.None.ShouldRefuse(Command(Message("d", ReceivedKind.Cancel)), WarningRefusal.Missing);
        After(state, Message("d", ReceivedKind.Cancel, 90)).ShouldRefuse(Command(Message("e", ReceivedKind.Update, 120)), WarningRefusal.WrongStage);
    }

    [Fact]
    public void Only_who_brought_it_or_is_named_for_its_sender_changes_it()
    {
        var state = After(WarningState.None, Message("a"));
        var stranger = Command(Message("b", ReceivedKind.Update, 60)) with { By = "eve" };
        state.ShouldRefuse(stranger, WarningRefusal.NotYours).Message.ShouldContain(Bureau);
        state.ShouldRefuse(Command(Message("b", ReceivedKind.Cancel, 60)) with { By = "eve" }, WarningRefusal.NotYours);
        var updated = state.Evolve(state.Decide(stranger with { Entrusted = true }, AWarning.NowMs).ShouldHaveSingleItem());
        updated.View!.Origin!.BroughtBy.ShouldBe("eve");
        After(updated, Message("c", ReceivedKind.Cancel, 120)).View!.Stage.ShouldBe(WarningStage.Cancelled, "who brought the first still may");
    }

    [Fact]
    public void Nobody_else_changes_it_and_it_expires_and_may_be_called_back_to_life()
    {
        var state = After(WarningState.None, Message("a"));
        state.ShouldRefuse(new CancelWarning("bob", AWarning.District, "no"), WarningRefusal.WrongStage).Message.ShouldContain("only its messages");
        state.ShouldRefuse(AWarning.Update(), WarningRefusal.WrongStage);
        var expired = state.Evolve(state.Decide(new ExpireWarning(), AWarning.Content.ExpiresAtMs).ShouldHaveSingleItem());
        expired.View!.Stage.ShouldBe(WarningStage.Expired);
        var longer = AWarning.Content with { ExpiresAtMs = AWarning.Content.ExpiresAtMs + (30 * 24 * AWarning.HourMs) };
        var again = After(expired, Message("b", ReceivedKind.Update, 60), longer).View!;
        (again.Public, again.EndedAtMs).ShouldBe((true, null));
    }

    [Fact]
    public void Exercises_and_tests_are_marked_and_what_has_expired_is_refused()
    {
        After(WarningState.None, Message("a") with { Status = ReceivedStatus.Test }).View!.Exercise.ShouldBeTrue();
        var old = AWarning.Content with { ExpiresAtMs = AWarning.NowMs };
        WarningState.None.ShouldRefuse(new ReceiveWarning(Id, "ann", Message("a"), old), WarningRefusal.Invalid).Message.ShouldContain("expired");
        var elsewhere = AWarning.Content with { Areas = [new WarningArea(DivisionCode.Parse("500104001"), "x", null, [])] };
        WarningState.None.ShouldRefuse(new ReceiveWarning(Id, "ann", Message("a"), elsewhere), WarningRefusal.Invalid);
        WarningState.None.ShouldRefuse(Command(Message(new string('i', 201))), WarningRefusal.Invalid).Message.ShouldContain("The identifier");
    }

    [Fact]
    public void The_log_has_the_message_and_the_public_is_told_nothing_of_it()
    {
        var received = (WarningReceived)Decide(WarningState.None, Message("a") with { Note = "n" }).ShouldHaveSingleItem();
        WarningEventLog.TypeOf(received).ShouldBe("warning.received");
        Encoding.UTF8.GetString(WarningEventLog.Payload(received)).ShouldContain(
            """
            "message":{"identifier":"a","kind":"Alert","note":"n","sender":"weather@bureau.example","senderName":"Weather bureau",
            """.Trim());
        var after = WarningState.None.Evolve(received).View!;
        WarningHistory.EventOf("warning.received", 0, 0, after).ShouldBeNull();
        WarningToCap.Message(received, after).ShouldBeNull();
    }

    [Fact]
    public void A_board_finds_it_by_any_of_its_messages_and_tells_it_from_the_citys_own()
    {
        var board = new WarningBoard();
        var state = After(WarningState.None, Message("a"));
        board.Apply(state.View!);
        board.Apply(After(state, Message("b", ReceivedKind.Update, 60)).View!);
        board.Apply(AWarning.After(AWarning.Draft()).State.View!);
        WarningId[] Found(WarningQuery query) => [.. board.List(query).Warnings.Select(warning => warning.Id)];
        Found(new WarningQuery { Messages = [new(Bureau, "b"), new(Bureau, "a"), new(Bureau, "x")] }).ShouldBe([Id]);
        Found(new WarningQuery { Messages = [new("other@example", "a")] }).ShouldBeEmpty();
        Found(new WarningQuery(Received: true)).ShouldBe([Id]);
        Found(new WarningQuery(Received: false)).ShouldBe([AWarning.Id]);
        Found(new WarningQuery(Exercise: true)).ShouldBeEmpty();
    }

    private static ReceivedMessage Message(string identifier, ReceivedKind kind = ReceivedKind.Alert, int after = 0) => new(
        Bureau, "Weather bureau", identifier, AWarning.NowMs + (after * 1_000), kind, ReceivedStatus.Actual, null, new string('0', 64));

    private static ReceiveWarning Command(ReceivedMessage message) => new(Id, "ann", message, AWarning.Content);

    private static IReadOnlyList<WarningEvent> Decide(WarningState state, ReceivedMessage message) => state.Decide(Command(message), AWarning.NowMs);

    private static WarningState After(WarningState state, ReceivedMessage message, WarningContent? content = null) => state.Evolve(
        state.Decide(Command(message) with { Content = content ?? AWarning.Content }, AWarning.NowMs).ShouldHaveSingleItem());
}
