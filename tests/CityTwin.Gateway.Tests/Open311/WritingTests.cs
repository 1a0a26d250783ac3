using System.Net;
using System.Text;
using System.Xml.Linq;
using CityTwin.Gateway.Open311;
using CityTwin.WorkOrders;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Tests.Open311;

public class WritingTests
{
    [Fact]
    public void Whatever_people_send_comes_out_as_xml_and_json_that_can_be_read() => Gen.String.Sample(text =>
    {
        var list = new SheetList("errors", "error", [new Sheet(("description", text))]);
        var xml = XDocument.Parse(Encoding.UTF8.GetString(SheetWriter.Xml(list)));
        System.Text.Json.JsonDocument.Parse(SheetWriter.Json(list));
        return xml.Root!.Element("error")!.Element("description") is not null;
    });

    [Fact]
    public void Letters_beyond_the_first_plane_stay_and_what_xml_cannot_write_is_marked()
    {
        var list = new SheetList("a", "b", [new Sheet(("c", "𠮷\u0001<&>"))]);
        ((string)XDocument.Parse(Encoding.UTF8.GetString(SheetWriter.Xml(list))).Root!.Element("b")!).ShouldBe("𠮷\uFFFD<&>");
    }

    [Theory]
    [InlineData("", "zh")]
    [InlineData("en", "en")]
    [InlineData("EN-us,zh;q=0.9", "en")]
    [InlineData("en;q=0.3,zh-CN;q=0.8", "zh")]
    [InlineData("fr,de;q=0.9,en;q=0.1", "en")]
    [InlineData("en;q=0", "zh")]
    [InlineData("fr", "zh")]
    public void Chinese_is_spoken_to_whoever_would_not_rather_have_english(string header, string tongue)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = header;
        Tongue.Of(http.Request).Code.ShouldBe(tongue);
    }

    [Theory]
    [InlineData("2010-01-01T00:00:00Z", true)]
    [InlineData("1994-11-05T08:15:30-05:00", true)]
    [InlineData("2026-07-01T08:30+08:00", true)]
    [InlineData("2026-07-01T08:30:00.123Z", true)]
    [InlineData("2026-07-01T08:30:00", false)]
    [InlineData("2026-07-01", false)]
    [InlineData("yesterday", false)]
    public void A_moment_has_its_offset(string text, bool is311) => W3Time.TryParse(text, out _).ShouldBe(is311);

    [Fact]
    public void Every_state_and_every_listed_reason_has_its_words()
    {
        StatusNotes.Reasons.Order().ShouldBe(WorkOrderReasons.Reject.Concat(WorkOrderReasons.Suspend).Order());
        foreach (var state in Enum.GetValues<WorkOrderState>())
        {
            foreach (var english in new[] { false, true })
            {
                var order = new WorkOrderView { Id = default, CorrelationId = "", Category = "", State = state, SuspendedBecause = "weather" };
                StatusNotes.Of(order, department => department, new Tongue(english)).Length.ShouldBeGreaterThan(4);
            }
        }
    }

    [Fact]
    public void An_address_without_a_key_may_report_so_much_and_another_is_not_held_back_by_it()
    {
        using var rates = new CitizenRates(Options.Create(new Open311Options { ReportsPerHourPerAddress = 1, ReportBurstPerAddress = 2 }));
        var (one, same, other) = (IPAddress.Parse("2001:db8::1"), IPAddress.Parse("2001:db8::2"), IPAddress.Parse("2001:db8:0:1::1"));
        rates.Report(null, one);
        rates.Report(null, same);
        Should.Throw<Open311Refusal>(() => rates.Report(null, one)).Status.ShouldBe(429);
        rates.Report(null, other);
        CitizenRates.NetworkOf(IPAddress.Parse("::ffff:192.0.2.7")).ShouldBe(CitizenRates.NetworkOf(IPAddress.Parse("192.0.2.7")));
    }

    [Fact]
    public void Only_so_many_reports_are_read_at_once()
    {
        using var rates = new CitizenRates(Options.Create(new Open311Options { MaxReportsAtOnce = 1 }));
        using (rates.Room())
        {
            Should.Throw<Open311Refusal>(rates.Room).Status.ShouldBe(429);
        }

        rates.Room().Dispose();
    }

    [Fact]
    public void A_city_that_wants_a_key_takes_no_report_without_one()
    {
        var keys = new ApiKeys(Options.Create(new Open311Options
        {
            KeyRequired = true, ApiKeys = { ["app"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("k"u8)) },
        }));
        keys.HolderOf("k").ShouldBe("app");
        Should.Throw<Open311Refusal>(() => keys.HolderOf("")).Status.ShouldBe(403);
        Should.Throw<Open311Refusal>(() => keys.HolderOf("x")).Status.ShouldBe(403);
        Should.Throw<InvalidOperationException>(() => new ApiKeys(Options.Create(new Open311Options { ApiKeys = { ["app"] = "k" } })));
    }
}
