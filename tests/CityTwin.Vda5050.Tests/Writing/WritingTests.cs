using System.Text;
using CityTwin.Vda5050.Tests.RealData;
using CsCheck;

namespace CityTwin.Vda5050.Tests.Writing;

public class WritingTests
{
    [Fact]
    public void Any_order_and_any_update_is_what_the_schema_of_its_version_asks_for()
    {
        var schemas = Both();
        AnyOrder.Order.Sample(order => schemas[Major(order.Header)].Problems("order", VdaWriter.Write(order)).ShouldBeEmpty());
    }

    [Fact]
    public void Any_instant_actions_are_what_the_schema_of_their_version_asks_for()
    {
        var schemas = Both();
        AnyOrder.InstantActions.Sample(actions =>
            schemas[Major(actions.Header)].Problems("instantActions", VdaWriter.Write(actions)).ShouldBeEmpty());
    }

    [Fact]
    public void Any_zone_set_is_what_the_schema_asks_for_and_none_is_written_before_3()
    {
        var schemas = Both();
        AnyOrder.ZoneSet.Sample(set =>
        {
            if (Major(set.Header) < 3)
            {
                Should.Throw<VdaUnwritableException>(() => VdaWriter.Write(set)).Message.ShouldContain("came with 3.0");
                return;
            }

            schemas[3].Problems("zoneSet", VdaWriter.Write(set)).ShouldBeEmpty();
        });
    }

    [Fact]
    public void Any_responses_are_what_the_schema_asks_for_and_none_are_written_before_3()
    {
        var schemas = Both();
        AnyOrder.Responses.Sample(responses =>
        {
            if (Major(responses.Header) < 3)
            {
                Should.Throw<VdaUnwritableException>(() => VdaWriter.Write(responses));
                return;
            }

            schemas[3].Problems("responses", VdaWriter.Write(responses)).ShouldBeEmpty();
        });
    }

    [Fact]
    public void What_3_says_otherwise_is_said_to_2_in_its_own_words()
    {
        var order = Order("2.1.0");
        var text = Encoding.UTF8.GetString(VdaWriter.Write(order));
        text.ShouldContain("\"allowedDeviationXY\":2,");
        text.ShouldContain("\"startNodeId\":\"a\",\"endNodeId\":\"b\",\"maxSpeed\":1.5");
        text.ShouldContain("\"blockingType\":\"HARD\"");
        text = Encoding.UTF8.GetString(VdaWriter.Write(order with { Header = order.Header with { Version = "3.0.0" } }));
        text.ShouldContain("\"allowedDeviationXY\":{\"a\":3,\"b\":2,\"theta\":0}");
        text.ShouldContain("\"released\":true,\"maximumSpeed\":1.5");
        text.ShouldContain("\"blockingType\":\"SINGLE\"");
    }

    [Fact]
    public void Times_are_in_utc_with_milliseconds() => Encoding.UTF8.GetString(VdaWriter.Write(Order("3.0.0")))
        .ShouldContain("\"timestamp\":\"2026-01-02T03:04:05.060Z\"");

    [Fact]
    public void An_order_that_is_none_is_not_written()
    {
        var order = Order("3.0.0");
        Refused(order with { Nodes = [] }, "at least one");
        Refused(order with { Edges = [] }, "one edge fewer");
        Refused(order with { Nodes = [order.Nodes[0] with { Released = false }, order.Nodes[1]] }, "expected a base");
        Refused(order with { Nodes = [order.Nodes[0], order.Nodes[1] with { SequenceId = 4 }] }, "sequence id 4");
        Refused(order with { Nodes = [order.Nodes[0], order.Nodes[1] with { Released = false }] }, "both or none");

        static void Refused(VdaOrder order, string why) =>
            Should.Throw<VdaUnwritableException>(() => VdaWriter.Write(order)).Message.ShouldContain(why);
    }

    [Fact]
    public void A_zone_without_what_its_type_asks_for_is_not_written()
    {
        var zone = new VdaZone { ZoneId = "z", Type = VdaZoneType.SpeedLimit, Vertices = [new(0, 0), new(1, 0), new(0, 1)] };
        Refused(zone, "no maximum speed");
        Refused(zone with { Vertices = [new(0, 0), new(1, 0)] }, "at least 3");
        Refused(zone with { Type = VdaZoneType.Penalty, Factor = 1.1 }, "expected 0 to 1");
        Refused(zone with { Type = VdaZoneType.Bidirected, DirectionRad = 1, Limitation = VdaLimitation.Strict }, "Soft or Restricted");

        static void Refused(VdaZone zone, string why) => Should.Throw<VdaUnwritableException>(
            () => VdaWriter.Write(new VdaZoneSet(Order("3.0.0").Header, "m", "s", null, [zone]))).Message.ShouldContain(why);
    }

    private static VdaOrder Order(string version) => new()
    {
        Header = new VdaHeader(1, new DateTimeOffset(2026, 1, 2, 11, 4, 5, 60, TimeSpan.FromHours(8)), version, "acme", "r1"),
        OrderId = "o", OrderUpdateId = 0,
        Nodes =
        [
            new VdaNode
            {
                NodeId = "a", SequenceId = 0, Released = true,
                Position = new VdaNodePosition { X = 1, Y = 2, MapId = "m", AllowedDeviation = new VdaDeviation(3, 2) },
                Actions = [new VdaAction { ActionType = "beep", ActionId = "1", BlockingType = VdaBlockingType.Single }],
            },
            new VdaNode { NodeId = "b", SequenceId = 2, Released = true },
        ],
        Edges = [new VdaEdge { EdgeId = "e", SequenceId = 1, Released = true, MaximumSpeedMps = 1.5 }],
    };

    private static Dictionary<int, OfficialSchemas> Both() => new() { [2] = OfficialSchemas.Of(2), [3] = OfficialSchemas.Of(3) };

    private static int Major(VdaHeader header) => VdaVersion.Parse(header.Version).Major;
}
