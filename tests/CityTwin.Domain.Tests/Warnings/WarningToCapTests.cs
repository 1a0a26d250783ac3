using System.Text;
using System.Xml;
using System.Xml.Schema;
using CityTwin.Cap;
using CityTwin.Sensing;
using CityTwin.Testing;
using CityTwin.Warnings;

namespace CityTwin.Domain.Tests.Warnings;

public class WarningToCapTests
{
    [Fact]
    public void A_warning_issued_is_an_alert_in_both_languages()
    {
        var message = Message(AWarning.Draft(), AWarning.Issue());
        (message.MessageType, message.Status, message.Scope).ShouldBe((CapMessageType.Alert, CapStatus.Actual, CapScope.Public));
        (message.Sender, message.Identifier, message.Note).ShouldBe(("centre-500103@city.example", "warning:500103:7f.2", null));
        message.Sent.ShouldBe(new DateTimeOffset(2026, 6, 1, 16, 0, 1, TimeSpan.FromHours(8)));
        message.Sent.Offset.ShouldBe(TimeSpan.FromHours(8));
        message.References.ShouldBeEmpty();
        message.Incidents.ShouldBe(["alert:500103001001007:68"]);
        message.Infos.Select(info => (info.Language, info.SenderName, info.Event, info.Headline, info.Instruction)).ShouldBe(
        [
            ("zh-CN", "渝中区中心", "洪水", "朝天门洪水橙色预警", "请撤离。"),
            ("en", "Yuzhong centre", "Flood", "Flood at Chaotianmen", "Leave."),
        ]);
        message.Infos[1].Areas.ShouldHaveSingleItem().Description.ShouldBe("Chaotianmen");
        var info = message.Infos[0];
        (info.Urgency, info.Severity, info.Certainty).ShouldBe((CapUrgency.Immediate, CapSeverity.Severe, CapCertainty.Observed));
        info.Categories.ShouldBe([CapCategory.Met]);
        info.ResponseTypes.ShouldBe([CapResponseType.Evacuate]);
        info.EventCodes.ShouldBe([new CapNamedValue("citytwin.event", "flood.river")]);
        info.Parameters.ShouldBe([new CapNamedValue("citytwin.level", "II")]);
        info.Areas.Single().Geocodes.ShouldBe([new CapNamedValue("NBS", "500103001")]);
        info.Areas.Single().Polygons.Single().Points[1].ShouldBe(new CapPoint(29.55, 106.59));
        (info.Effective, info.Onset, info.Expires).ShouldBe(
            (null, new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 6, 1, 14, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Updates_and_cancellations_refer_to_every_message_before()
    {
        var alert = Message(AWarning.Draft(), AWarning.Issue());
        var first = Message(AWarning.Draft(), AWarning.Issue(), AWarning.Update());
        var second = Message(AWarning.Draft(), AWarning.Issue(), AWarning.Update(), AWarning.Update(AWarning.Content));
        var cancel = Message(AWarning.Draft(), AWarning.Issue(), AWarning.Update(), AWarning.Update(AWarning.Content), AWarning.Cancel());
        new[] { alert, first, second, cancel }.Select(message => message.MessageType)
            .ShouldBe([CapMessageType.Alert, CapMessageType.Update, CapMessageType.Update, CapMessageType.Cancel]);
        first.References.ShouldBe([alert.ToReference()]);
        second.References.ShouldBe([alert.ToReference(), first.ToReference()]);
        cancel.References.ShouldBe([alert.ToReference(), first.ToReference(), second.ToReference()]);
    }

    [Fact]
    public void A_cancellation_says_that_it_is_over_and_why()
    {
        var message = Message(AWarning.Draft(), AWarning.Issue(), AWarning.Cancel());
        message.Note.ShouldBe("水位回落。");
        message.Infos.Select(info => info.Headline).ShouldBe(["【解除】朝天门洪水橙色预警", "[CANCELLED] Flood at Chaotianmen"]);
        message.Infos.ShouldAllBe(info => info.Urgency == CapUrgency.Past && info.Description == "水位回落。" && info.Instruction == null);
        message.Infos[0].ResponseTypes.ShouldBe([CapResponseType.AllClear]);
    }

    [Fact]
    public void A_cancellation_in_its_last_second_can_be_published()
    {
        var issued = AWarning.After(AWarning.Draft(), AWarning.Issue()).State;
        var cancelled = issued.Decide(AWarning.Cancel(), AWarning.Content.ExpiresAtMs - 1).ShouldHaveSingleItem();
        WarningToCap.Document(cancelled, issued.Evolve(cancelled).View!).ShouldNotBeNull();
    }

    [Fact]
    public void A_drill_says_so_in_its_status_and_in_every_headline()
    {
        var message = Message(AWarning.Draft(exercise: true), AWarning.Issue());
        message.Status.ShouldBe(CapStatus.Exercise);
        message.Note!.ShouldContain("演习");
        message.Infos.Select(info => info.Headline).ShouldBe(["【演习】朝天门洪水橙色预警", "[EXERCISE] Flood at Chaotianmen"]);
    }

    [Fact]
    public void Of_drafts_and_expiries_the_public_hears_nothing()
    {
        var (draft, drafted) = AWarning.After(AWarning.Draft());
        WarningToCap.Message(drafted, draft.View!).ShouldBeNull();
        var (dropped, cancelled) = AWarning.After(AWarning.Draft(), AWarning.Cancel());
        WarningToCap.Document(cancelled, dropped.View!).ShouldBeNull();
        var issued = AWarning.After(AWarning.Draft(), AWarning.Issue()).State;
        var expired = issued.Decide(new ExpireWarning(), AWarning.Content.ExpiresAtMs).Single();
        WarningToCap.Message(expired, issued.Evolve(expired).View!).ShouldBeNull();
    }

    [Fact]
    public void Later_messages_go_out_as_the_sender_that_issued_it()
    {
        var view = AWarning.After(AWarning.Draft(), AWarning.Issue() with { Sender = AWarning.Sender with { UtcOffsetMin = 0 } }).State;
        var updated = view.Decide(AWarning.Update(), AWarning.NowMs + 9000).Single();
        Encoding.UTF8.GetString(WarningToCap.Document(updated, view.Evolve(updated).View!)!.CapXml).ShouldContain(
            "<references>centre-500103@city.example,warning:500103:7f.2,2026-06-01T08:00:01-00:00</references>");
    }

    [Theory]
    [InlineData(Severity.Red, CapSeverity.Extreme)]
    [InlineData(Severity.Orange, CapSeverity.Severe)]
    [InlineData(Severity.Yellow, CapSeverity.Moderate)]
    [InlineData(Severity.Blue, CapSeverity.Minor)]
    public void The_four_colours_are_four_severities(Severity colour, CapSeverity severity) =>
        Message(AWarning.Draft(AWarning.Content with { Severity = colour }), AWarning.Issue()).Infos.ShouldAllBe(info => info.Severity == severity);

    /// <summary>They are mapped by name: a word that only one side knew would be refused at the worst time.</summary>
    [Fact]
    public void The_words_of_the_contracts_are_those_of_cap()
    {
        Enum.GetNames<WarningCategory>().ShouldBe(Enum.GetNames<CapCategory>(), ignoreOrder: true);
        Enum.GetNames<WarningResponse>().ShouldBe(Enum.GetNames<CapResponseType>(), ignoreOrder: true);
        Enum.GetNames<WarningUrgency>().ShouldBe(Enum.GetNames<CapUrgency>(), ignoreOrder: true);
        Enum.GetNames<WarningCertainty>().ShouldBe(Enum.GetNames<CapCertainty>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_message_of_a_warnings_life_is_valid_against_the_official_schema_and_read_by_the_reader()
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        using (var schema = XmlReader.Create(SharedData.Require("04-standards/cap-1.2/schema/cap12.xsd")))
        {
            schemas.Add(CapMessage.Namespace, schema);
        }

        foreach (var exercise in new[] { false, true })
        {
            var (state, nowMs) = (WarningState.None, AWarning.NowMs);
            foreach (var command in new WarningCommand[] { AWarning.Draft(exercise: exercise), AWarning.Issue(), AWarning.Update(), AWarning.Cancel() })
            {
                var happened = state.Decide(command, nowMs += 60_000).Single();
                state = state.Evolve(happened);
                if (WarningToCap.Document(happened, state.View!) is { } document)
                {
                    using var reader = XmlReader.Create(
                        new MemoryStream(document.CapXml), new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas });
                    Should.NotThrow(() => { while (reader.Read()) { } });
                    new CapReader().Read(document.CapXml).Message.Identifier.ShouldBe(document.Message.Identifier);
                }
            }

            state.View!.Messages.Count.ShouldBe(3);
        }
    }

    private static CapMessage Message(params WarningCommand[] commands)
    {
        var (state, last) = AWarning.After(commands);
        return WarningToCap.Message(last, state.View!)!;
    }
}
