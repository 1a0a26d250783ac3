using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.Warnings;

namespace CityTwin.Domain.Tests.Warnings;

/// <summary>What cannot be told to the public is refused before anyone has heard it, draft or not.</summary>
public class WarningContentTests
{
    public static TheoryData<string, Func<WarningContent, WarningContent>> Wrong { get; } = new()
    {
        { "letters, digits, dots and dashes", content => content with { EventType = "flood river" } },
        { "letters, digits, dots and dashes", content => content with { EventType = "" } },
        { "The severity is none", content => content with { Severity = Severity.None } },
        { "category: There is none", content => content with { Categories = [] } },
        { "urgency", content => content with { Urgency = (WarningUrgency)77 } },
        { "expected 60 to 604800 s", content => content with { ExpiresAtMs = AWarning.NowMs + 59_000 } },
        { "expected 60 to 604800 s", content => content with { ExpiresAtMs = AWarning.NowMs + (8 * 24 * AWarning.HourMs) } },
        { "expected 60 to 604800 s", content => content with { ExpiresAtMs = long.MinValue } },
        { "expected 60 to 604800 s", content => content with { ExpiresAtMs = long.MaxValue } },
        { "before it comes into effect", content => content with { EffectiveAtMs = content.ExpiresAtMs } },
        { "or the event begins", content => content with { OnsetAtMs = content.ExpiresAtMs + 1 } },
        { "or the event begins", content => content with { OnsetAtMs = -1 } },
        { "headline (zh) has 161", content => content with { Zh = content.Zh with { Headline = new string('水', 161) } } },
        { "headline (zh) has 1 characters", content => content with { Zh = content.Zh with { Headline = " " } } },
        { "description (en) has 4001", content => content with { En = content.En! with { Description = new string('x', 4001) } } },
        { "instruction (zh) has 0", content => content with { Zh = content.Zh with { Instruction = "" } } },
        { "event (en)", content => content with { En = content.En! with { Event = "" } } },
        { "U+0000", content => content with { Zh = content.Zh with { Description = "a\0" } } },
        { "0 areas", content => content with { Areas = [] } },
        { "101 areas", content => content with { Areas = [.. Enumerable.Repeat(content.Areas[0], 101)] } },
        { "Division 500104 does not lie in 500103", content => With(content, area => area with { Division = DivisionCode.Parse("500104") }) },
        { "Division 50 does not lie in 500103", content => With(content, area => area with { Division = AWarning.City }) },
        { "name of division", content => With(content, area => area with { NameZh = "" }) },
        { "not closed", content => With(content, area => area with { Outlines = [[.. AWarning.Square().SkipLast(1)]] }) },
        { "3 points", content => With(content, area => area with { Outlines = [[.. AWarning.Square().Take(3)]] }) },
        { "is no place", content => With(content, area => area with { Outlines = [[.. AWarning.Square().Select(p => p with { Latitude = double.NaN })]] }) },
        { "5005 points", content => With(content, area => area with { Outlines = [.. Enumerable.Repeat(AWarning.Square(), 1001)] }) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_incomplete_too_large_or_not_for_this_centre_is_refused(string reason, Func<WarningContent, WarningContent> spoil)
    {
        var content = spoil(AWarning.Content);
        WarningState.None.ShouldRefuse(AWarning.Draft(content), WarningRefusal.Invalid).Message.ShouldContain(reason);
        AWarning.After(AWarning.Draft(), AWarning.Issue()).State
            .ShouldRefuse(AWarning.Update(content), WarningRefusal.Invalid).Message.ShouldContain(reason);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var message = WarningState.None.ShouldRefuse(
            AWarning.Draft(AWarning.Content with { EventType = "", Areas = [] }), WarningRefusal.Invalid).Message;
        message.ShouldContain("event type");
        message.ShouldContain("0 areas");
    }

    [Fact]
    public void What_it_comes_from_can_be_written_into_the_message()
    {
        WarningState.None.ShouldRefuse(AWarning.Draft() with { CorrelationId = "" }, WarningRefusal.Invalid).Message.ShouldContain("correlation id");
        WarningState.None.ShouldRefuse(AWarning.Draft() with { CorrelationId = "a\"b" }, WarningRefusal.Invalid).Message.ShouldContain("incidents");
        WarningState.None.Decide(AWarning.Draft() with { CorrelationId = null }, AWarning.NowMs).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_draft_that_has_lain_too_long_is_not_issued() => AWarning.After(AWarning.Draft()).State
        .ShouldRefuse(AWarning.Issue(), WarningRefusal.Invalid, AWarning.Content.ExpiresAtMs - 1000).Message.ShouldContain("It expires 1 s from now");

    [Fact]
    public void A_sender_that_nobody_could_refer_to_does_not_issue()
    {
        var draft = AWarning.After(AWarning.Draft()).State;
        draft.ShouldRefuse(AWarning.Issue() with { Sender = AWarning.Sender with { Address = "the centre" } }, WarningRefusal.Invalid)
            .Message.ShouldContain("alert/sender");
        draft.ShouldRefuse(AWarning.Issue() with { Sender = AWarning.Sender with { Web = "w" } }, WarningRefusal.Invalid).Message.ShouldContain("web");
        draft.ShouldRefuse(AWarning.Issue() with { Sender = AWarning.Sender with { UtcOffsetMin = 841 } }, WarningRefusal.Invalid)
            .Message.ShouldContain("841 minutes");
    }

    [Fact]
    public void A_cancellation_says_why() => AWarning.After(AWarning.Draft(), AWarning.Issue()).State
        .ShouldRefuse(AWarning.Cancel(" "), WarningRefusal.Invalid).Message.ShouldContain("The reason has 1 characters");

    private static WarningContent With(WarningContent content, Func<WarningArea, WarningArea> change) =>
        content with { Areas = [.. content.Areas.Select(change)] };
}
