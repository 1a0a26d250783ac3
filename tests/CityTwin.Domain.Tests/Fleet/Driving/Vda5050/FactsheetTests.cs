using System.Text;
using System.Text.Json.Nodes;
using CityTwin.Fleet;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

public class FactsheetTests
{
    private const string Seconds = """{"key":"seconds","valueDataType":"NUMBER","isOptional":true}""";

    [Fact]
    public void An_action_is_said_as_the_factsheet_knows_it()
    {
        var street = new Street().Connected();
        street.Hear("factsheet", Sheets.Of(Sheets.Action("measureGas", "NODE", blocking: "\"NONE\",\"HARD\"")));
        street.Start();
        var action = Order(street)["nodes"]!.AsArray().SelectMany(node => node!["actions"]!.AsArray()).Single()!;
        action["blockingType"]!.GetValue<string>().ShouldBe("HARD");
        action["actionParameters"].ShouldBeNull("it has no parameters");
    }

    [Fact]
    public void What_the_factsheet_does_not_have_is_refused_and_optional_fields_it_does_not_know_are_not_sent()
    {
        var street = new Street().Connected();
        street.Hear("factsheet", Sheets.Of(Sheets.Action("pump", "NODE", Seconds)));
        Should.Throw<UnitRefusedException>(() => street.Start()).Why.ShouldBe(UnitRefusal.Incapable);
        street.Start(Street.Task(actionAt: -1));
        var text = Order(street).ToJsonString();
        text.ShouldNotContain("maximumSpeed");
        text.ShouldNotContain("allowedDeviationXY");
        text.ShouldNotContain("\"theta\"");
    }

    [Fact]
    public void What_the_factsheet_asks_for_and_no_task_has_is_refused()
    {
        var street = new Street().Connected();
        street.Hear("factsheet", Sheets.Of(Sheets.Action("measureGas", "NODE", """{"key":"nozzle","valueDataType":"STRING"}""")));
        Should.Throw<UnitRefusedException>(() => street.Start()).Message.ShouldContain("nozzle");
    }

    [Fact]
    public void Its_limits_bound_what_one_order_holds()
    {
        var street = new Street().Connected();
        street.Hear("factsheet", Sheets.Of(limits: "\"order.nodes\":5"));
        street.Start(Street.Task(actionAt: -1, stops: 10));
        street.Run(40);
        street.Sent.Where(message => message.Topic.EndsWith("/order")).Select(message => JsonNode.Parse(message.Payload)!["nodes"]!.AsArray().Count)
            .Max().ShouldBe(5);
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
        street.Hear("factsheet", Sheets.Of(texts: "\"maximumIdLength\":8"));
        Should.Throw<UnitRefusedException>(() => street.Start(Street.Task("m2-1", actionAt: -1), 2)).Message.ShouldContain("8 characters");
    }

    [Fact]
    public void A_capability_that_the_factsheet_does_not_bear_out_is_a_trouble()
    {
        var street = new Street().Connected();
        street.Hear("factsheet", Sheets.Of());
        street.Last<UnitTroublesSaid>().Troubles.ShouldContain(trouble => trouble.Code == "lacks-pump");
        street.Heard<UnitReported>().ShouldContain(signal => signal.Measures != null && signal.Measures["maximumSpeedMps"] == 2);
    }

    [Fact]
    public void Zones_are_sent_enabled_when_they_are_there_and_older_ones_deleted()
    {
        var street = new Street().Connected();
        street.Hear("factsheet", Sheets.Of(zones: "\"BLOCKED\",\"SPEED_LIMIT\""));
        var first = street.Do(id => Areas(id, "r1"));
        street.Run(3);
        street.Heard<CommandAnswered>().ShouldContain(signal => signal.CommandId == first);
        street.Do(id => Areas(id, "r2"));
        street.Run(4);
        var (zoneSetId, status) = street.Robot.ZoneSets.ShouldHaveSingleItem();
        zoneSetId.ShouldStartWith("citytwin-r2-");
        status.ShouldBe("ENABLED");
    }

    [Fact]
    public void Zones_that_a_robot_does_not_know_or_that_are_none_are_refused()
    {
        Should.Throw<UnitRefusedException>(() => new Street(2).Connected().Do(id => Areas(id, "r1"))).Why.ShouldBe(UnitRefusal.Incapable);
        var street = new Street().Connected();
        Should.Throw<UnitRefusedException>(() => street.Do(id => Areas(id, "r1"))).Why.ShouldBe(UnitRefusal.Incapable);
        street.Hear("factsheet", Sheets.Of(zones: "\"BLOCKED\""));
        foreach (var wrong in new[] { "{", "{}", """{"features":[{"geometry":{"type":"Point","coordinates":[1,2]}}]}""" })
        {
            Should.Throw<UnitRefusedException>(() => street.Do(id => Areas(id, "r1", wrong))).Why.ShouldBe(UnitRefusal.Invalid);
        }
    }

    [Fact]
    public void Zones_that_never_arrive_fail_their_command()
    {
        var street = new Street().Connected();
        street.Hear("factsheet", Sheets.Of(zones: "\"BLOCKED\""));
        street.Arrives = _ => false;
        var command = street.Do(id => Areas(id, "r1"));
        street.Run(30);
        street.Heard<CommandFailed>().ShouldContain(signal => signal.CommandId == command && signal.Code == "no-answer");
    }

    private static SyncAreas Areas(string id, string revision, string geoJson = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"name":"火场"},"geometry":{"type":"Polygon","coordinates":[[[106.5,29.5],[106.5,29.51],[106.51,29.51],[106.5,29.5]]]}},
          {"type":"Feature","properties":{"zone":"speed-limit","maxSpeedMps":1},"geometry":{"type":"MultiPolygon","coordinates":[[[[106.5,29.5],[106.51,29.5],[106.51,29.51],[106.5,29.5]]]]}}]}
        """) => new(id, 1, revision, "http://x", "", 0, Encoding.UTF8.GetBytes(geoJson));

    private static JsonNode Order(Street street) => JsonNode.Parse(street.Sent.Last(message => message.Topic.EndsWith("/order")).Payload)!;
}
