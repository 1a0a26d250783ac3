using System.Text;
using CsCheck;

namespace CityTwin.Vda5050.Tests.Reading;

public class ReadingTests
{
    private const string State = """
        {"headerId":7,"timestamp":"2026-01-02T03:04:05.06Z","version":"2.1.0","manufacturer":"acme","serialNumber":"r1",
         "orderId":"","orderUpdateId":0,"lastNodeId":"","lastNodeSequenceId":0.0,"nodeStates":[],"edgeStates":[],"driving":false,
         "actionStates":[],"batteryState":{"batteryCharge":80.5,"charging":false},"operatingMode":"TEACHIN",
         "errors":[{"errorType":"orderUpdateError","errorLevel":"WARNING","errorReferences":[{"referenceKey":"orderid","referenceValue":"x"}]}],
         "safetyState":{"eStop":"AUTOACK","fieldViolation":false},"paused":null,"ourOwn":{"a":[1]}}
        """;

    private static readonly VdaTopic Topic2 = VdaTopic.Of(2, "acme", "r1", VdaTopicKind.State);

    [Fact]
    public void Fields_that_nobody_knows_are_passed_over_and_null_is_as_if_it_were_not_there()
    {
        var state = VdaReader.State(Bytes(State), Topic2).Message;
        state.Paused.ShouldBeNull();
        state.OperatingMode.ShouldBe(VdaOperatingMode.TeachIn);
        state.Safety.EmergencyStop.ShouldBe(VdaEmergencyStop.AutoAck);
        state.Errors[0].Kind.ShouldBe(VdaErrorKind.OutdatedOrderUpdate);
        state.Errors[0].Refers("orderId").ShouldBe("x");
        state.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void A_word_that_nobody_knows_is_named_and_the_rest_is_read()
    {
        var reading = VdaReader.State(Bytes(State.Replace("TEACHIN", "DANCING")), Topic2);
        reading.Message.OperatingMode.ShouldBe(VdaOperatingMode.Unknown);
        reading.Notes.ShouldBe(["$.operatingMode: DANCING"]);
    }

    [Fact]
    public void Both_spellings_of_a_word_are_one()
    {
        foreach (var word in new[] { "CONNECTIONBROKEN", "CONNECTION_BROKEN", "connectionBroken" })
        {
            var json = $$"""{"headerId":0,"timestamp":"2026-01-02T03:04:05Z","version":"3.0.0","manufacturer":"acme","serialNumber":"r1","connectionState":"{{word}}"}""";
            VdaReader.Connection(Bytes(json), VdaTopic.Of(3, "acme", "r1", VdaTopicKind.Connection)).Message.State
                .ShouldBe(VdaConnectionState.ConnectionBroken);
        }
    }

    [Theory]
    [InlineData("\"headerId\":7", "\"headerId\":-1", "$.headerId", VdaRefusal.WrongType)]
    [InlineData("\"headerId\":7", "\"headerId\":1.5", "$.headerId", VdaRefusal.WrongType)]
    [InlineData("80.5", "1e999", "$.batteryState.batteryCharge", VdaRefusal.WrongType)]
    [InlineData("\"errors\":[{", "\"errors\":[7,{", "$.errors[0].errorType", VdaRefusal.Missing)]
    [InlineData("2026-01-02T03:04:05.06Z", "yesterday", "$.timestamp", VdaRefusal.WrongType)]
    [InlineData("\"2.1.0\"", "\"3.0.0\"", "$.version", VdaRefusal.WrongVersion)]
    [InlineData("\"r1\"", "\"r2\"", "$.serialNumber", VdaRefusal.WrongRobot)]
    [InlineData("\"ourOwn\":{", "\"ourOwn\":[{", "$", VdaRefusal.NotJson)]
    [InlineData("\"orderId\":\"\"", "\"orderId\":\"\\ud800\"", "$.orderId", VdaRefusal.NotJson)]
    public void What_is_wrong_is_named_with_its_place_and_what_would_be_right(string right, string wrong, string at, VdaRefusal why)
    {
        State.ShouldContain(right);
        var refused = Should.Throw<VdaRefusedException>(() => VdaReader.State(Bytes(State.Replace(right, wrong)), Topic2));
        refused.At.ShouldBe(at);
        refused.Why.ShouldBe(why);
        refused.Message.ShouldContain("expected");
    }

    [Fact]
    public void What_is_too_large_too_deep_or_too_long_is_refused_before_it_costs_much()
    {
        Refused(new byte[VdaLimits.Usual.MaxMessageBytes + 1], VdaRefusal.TooLarge);
        Refused(Bytes(State.Replace("{\"a\":[1]}", new string('[', 100) + new string(']', 100))), VdaRefusal.NotJson);
        Refused(Bytes(State.Replace("\"orderId\":\"\"", $"\"orderId\":\"{new string('x', 5000)}\"")), VdaRefusal.TooLarge);
        Refused(Bytes(State.Replace("\"actionStates\":[]", $"\"actionStates\":[{string.Join(',', Enumerable.Repeat("0", 5000))}]")), VdaRefusal.TooLarge);

        static void Refused(byte[] json, VdaRefusal why) =>
            Should.Throw<VdaRefusedException>(() => VdaReader.State(json, Topic2)).Why.ShouldBe(why);
    }

    [Fact]
    public void Bytes_of_any_kind_are_read_or_refused_and_nothing_else() => Gen.Select(
        Gen.Int[0, State.Length - 1], Gen.Byte, Gen.Int[0, 40], (at, to, cut) => (at, to, cut)).Sample(change =>
    {
        var json = Bytes(State);
        json[change.at] = change.to;
        var wrong = json.AsSpan(0, json.Length - change.cut).ToArray();
        try
        {
            VdaReader.State(wrong, Topic2);
        }
        catch (VdaRefusedException e)
        {
            e.At.ShouldStartWith("$");
        }
    });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
