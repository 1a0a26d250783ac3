using System.Text;
using CsCheck;

namespace CityTwin.Mqtt.Tests.Units;

public class UnitReaderTests
{
    [Fact]
    public void What_a_terminal_says_is_read_and_unknown_keys_are_passed_over()
    {
        Event("""{"type":"position","t":"2026-06-01T08:00:00Z","longitude":106.5,"latitude":29.5,"speedMps":3,"mood":{"x":1}}""")
            .ShouldBe(new UnitPositionEvent(1780300800000, 106.5, 29.5, null, 3, null));
        Event("""{"type":"status","t":1780300800000,"status":"resting","crew":4}""")
            .ShouldBe(new UnitStatusEvent(1780300800000, "resting", 4, ""));
        Event("""{"type":"task","t":1,"taskId":"t-1","fence":7,"event":"failed","code":"blocked","reason":"the road is\nflooded"}""")
            .ShouldBe(new UnitTaskEvent(1, "t-1", 7, "failed", null, "", "blocked", "the road is?flooded"));
        UnitReader.ReadReply(Bytes("""{"commandId":"c-1","result":"refused","code":"fence"}""")).Reply
            .ShouldBe(new UnitReply("c-1", false, "fence", ""));
    }

    [Theory]
    [InlineData("", "empty", "$")]
    [InlineData("{", "invalid-json", "$")]
    [InlineData("[]", "not-an-object", "$")]
    [InlineData("{}", "unknown-word", "$.type")]
    [InlineData("""{"type":"song","t":1}""", "unknown-word", "$.type")]
    [InlineData("""{"type":"position"}""", "timestamp-missing", "$.t")]
    [InlineData("""{"type":"position","t":"2026-06-01T08:00:00"}""", "timestamp-without-zone", "$.t")]
    [InlineData("""{"type":"position","t":1,"longitude":"x"}""", "not-a-number", "$.longitude")]
    [InlineData("""{"type":"position","t":1,"longitude":181}""", "out-of-range", "$.longitude")]
    [InlineData("""{"type":"position","t":1,"longitude":1e999,"latitude":1}""", "not-a-number", "$.longitude")]
    [InlineData("""{"type":"position","t":1,"longitude":1}""", "not-a-number", "$.latitude")]
    [InlineData("""{"type":"status","t":1,"status":"asleep"}""", "unknown-word", "$.status")]
    [InlineData("""{"type":"task","t":1,"taskId":"","fence":1}""", "unknown-word", "$.taskId")]
    [InlineData("""{"type":"task","t":1,"taskId":"a","fence":-1}""", "counter-invalid", "$.fence")]
    [InlineData("""{"type":"task","t":1,"taskId":"a","fence":1,"event":"lost"}""", "unknown-word", "$.event")]
    public void What_is_wrong_is_refused_with_its_place(string payload, string code, string at)
    {
        var (said, refusal) = UnitReader.ReadEvent(Bytes(payload));
        said.ShouldBeNull();
        (refusal!.Code.Wire, refusal.At).ShouldBe((code, at));
        refusal.Reason.ShouldEndWith(".");
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        var (said, refusal) = UnitReader.ReadEvent(bytes);
        return (said is null) != (refusal is null);
    });

    [Fact]
    public void A_command_is_written_as_the_page_says_and_without_what_it_does_not_have() =>
        Encoding.UTF8.GetString(UnitOrderWriter.ToJson(new UnitOrder(
            "c-1", UnitWords.StartTask, 7, "t-1", "mission:1", "rescue", "火情", [new UnitOrderStop(
                0, 106.5, 29.5, 210, [[106.4, 29.4]], 0, [new UnitOrderAction("a-1", "pump", 60, "")])]))).ShouldBe(
            """{"commandId":"c-1","type":"start-task","fence":7,"taskId":"t-1","missionId":"mission:1","kind":"rescue","text":"火情",""" + '"'
            + """stops":[{"stop":0,"longitude":106.5,"latitude":29.5,"altitudeM":210,"path":[[106.4,29.4]],"holdSeconds":0,""" + '"'
            + """actions":[{"actionId":"a-1","type":"pump","seconds":60,"text":""}]}]}""");

    private static UnitEvent Event(string json)
    {
        var (said, refusal) = UnitReader.ReadEvent(Bytes(json));
        refusal.ShouldBeNull();
        return said.ShouldNotBeNull();
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
