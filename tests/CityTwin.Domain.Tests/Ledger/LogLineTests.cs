using System.Text;
using System.Text.Json;
using CityTwin.City;

namespace CityTwin.Ledger;

public class LogLineTests
{
    [Fact]
    public void A_line_is_canonical_and_has_the_payload_as_it_was_written() =>
        Encoding.UTF8.GetString(LogLine.Of(Entry("""{"b":1.50,"a":"水位 \u0041"}"""))).ShouldBe(
            """{"district":"500103","entity":"alert:500103001001007:0042","eventId":"alert:500103001001007:0042#3","occurredAtMs":1760000000000,"payload":{"b":1.50,"a":"水位 \u0041"},"recordedAtMs":1760000000123,"sequence":17,"type":"alert.raised"}""");

    [Fact]
    public void Its_members_stand_in_ascending_order()
    {
        var names = JsonDocument.Parse(LogLine.Of(Entry("{}"))).RootElement.EnumerateObject().Select(member => member.Name).ToList();
        names.ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("{", "is not JSON")]
    [InlineData("{\"a\":\n1}", "has a line end")]
    public void A_payload_that_would_break_the_line_is_refused(string payload, string why) =>
        Should.Throw<ArgumentException>(() => LogLine.Of(Entry(payload))).Message.ShouldContain(why);

    private static LogEntry Entry(string payload) => new(
        DivisionCode.Parse("500103"), 17, "alert:500103001001007:0042#3", "alert.raised", "alert:500103001001007:0042",
        1_760_000_000_000, 1_760_000_000_123, Encoding.UTF8.GetBytes(payload));
}
