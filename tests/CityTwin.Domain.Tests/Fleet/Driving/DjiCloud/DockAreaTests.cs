using System.Text;
using System.Text.Json.Nodes;
using CityTwin.DjiCloud;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>How the city's no-fly areas come to a dock.</summary>
public class DockAreaTests
{
    private const long StartMs = 1_800_000_000_000;

    private static readonly string Old = new('a', 64), New = new('b', 64);

    private string? _city = Old;
    private long _nowMs = StartMs;
    private int _number;
    private DjiDockDriver _dock;

    public DockAreaTests() => _dock = Driver(null);

    [Fact]
    public void A_dock_that_is_heard_is_told_once_and_when_it_has_them_it_is_not_told_again()
    {
        Heard().ShouldBe(1);
        Heard().ShouldBe(0);
        Asked()["url"]!.ToString().ShouldBe($"http://city.example/{Old}?until={_nowMs}", "an address that is good from now on");
        Said("synchronizing", Old).Signals.OfType<CommandAnswered>().ShouldBeEmpty();
        Said("synchronized", Old).Signals.OfType<CommandAnswered>().ShouldHaveSingleItem().CommandId.ShouldBe("areas-aaaaaaaaaaaa");
        _nowMs += DjiDockDriver.OfferAgainAfterMs;
        Heard().ShouldBe(0);
        InSync().ShouldBe(1);
    }

    [Fact]
    public void Another_airspace_is_brought_after_a_restart_and_the_same_is_not()
    {
        Heard();
        Said("synchronized", Old);
        Restart();
        Heard().ShouldBe(0);
        _city = New;
        Restart();
        Heard().ShouldBe(1);
        InSync().ShouldBe(0);
        Said("synchronized", New);
        InSync().ShouldBe(1);
    }

    [Fact]
    public void A_dock_that_cannot_take_them_has_a_trouble_that_is_not_grave_and_is_asked_again_later()
    {
        Heard();
        var said = Said("fail", Old, reason: 12);
        said.Signals.OfType<CommandFailed>().ShouldHaveSingleItem().Code.ShouldBe("areas-12");
        said.Signals.OfType<UnitTroublesSaid>().Last().Troubles.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            trouble => trouble.Code.ShouldBe("areas"), trouble => trouble.IsGrave.ShouldBeFalse(), trouble => trouble.Text.ShouldContain("checksum"));
        Heard().ShouldBe(0);
        _nowMs += DjiDockDriver.OfferAgainAfterMs;
        Heard().ShouldBe(1);
        Said("synchronized", Old).Signals.OfType<UnitTroublesSaid>().Last().Troubles.ShouldBeEmpty();
    }

    [Fact]
    public void A_dock_that_says_it_has_others_is_told_which_are_the_citys()
    {
        Heard();
        Said("synchronized", Old);
        var said = Said("synchronized", New);
        said.Signals.OfType<UnitTroublesSaid>().Last().Troubles.ShouldHaveSingleItem().Text
            .ShouldBe("It has areas bbbbbbbbbbbb; the city's are aaaaaaaaaaaa.");
        _nowMs += DjiDockDriver.OfferAgainAfterMs;
        Heard().ShouldBe(1);
    }

    [Fact]
    public void What_a_dock_never_ends_has_failed_with_what_it_has_instead()
    {
        Heard();
        Said("synchronizing", Old);
        Said("synchronized", New);
        _nowMs += DjiDockDriver.AreasWithinMs;
        var troubles = _dock.Wait(_nowMs).Signals.OfType<UnitTroublesSaid>().Last().Troubles;
        troubles.ShouldHaveSingleItem().Text.ShouldContain("It has areas bbbbbbbbbbbb");
    }

    [Fact]
    public void Nothing_is_said_of_areas_while_they_are_not_known()
    {
        _city = null;
        Heard().ShouldBe(0);
        Reported().ShouldNotContainKey("areasInSync");
        _city = Old;
        Heard().ShouldBe(1);
    }

    private DjiDockDriver Driver(string? saved) => new(Scene.Dock, Scene.Own with
    {
        Areas = nowMs => _city is null ? null : new FlightAreaFile(DjiDockDriver.NameOf(_city), $"http://city.example/{_city}?until={nowMs}", _city, 500),
    }, saved);

    private void Restart() => _dock = Driver(_dock.Save());

    /// <summary>How often it is told that areas have changed, when it is heard and answers well.</summary>
    private int Heard()
    {
        var told = Osd().Messages.Where(message => Encoding.UTF8.GetString(message.Payload).Contains("flight_areas_update", StringComparison.Ordinal)).ToList();
        foreach (var message in told)
        {
            var call = JsonNode.Parse(message.Payload)!;
            Hear("services_reply", "flight_areas_update", """{"result":0}""", call["tid"]!.ToString(), call["bid"]!.ToString());
        }

        return told.Count;
    }

    private IReadOnlyDictionary<string, double> Reported() => Osd().Signals.OfType<UnitReported>().Last().Measures!;

    private double InSync() => Reported()["areasInSync"];

    private DriverOutput Osd() => Hear("osd", null, """{"mode_code":0,"drone_in_dock":1}""");

    private JsonNode Asked() => JsonNode.Parse(Hear("requests", "flight_areas_get", "null").Messages.Last().Payload)!["data"]!["output"]!["files"]![0]!;

    private DriverOutput Said(string status, string sum, int reason = 0) => Hear("events", "flight_areas_sync_progress", new JsonObject
    {
        ["status"] = status, ["reason"] = reason, ["file"] = new JsonObject { ["name"] = "areas.json", ["checksum"] = sum },
    }.ToJsonString());

    private DriverOutput Hear(string kind, string? method, string data, string? tid = null, string? bid = null)
    {
        var said = new JsonObject { ["tid"] = tid ?? $"t{++_number}", ["bid"] = bid ?? $"b{_number}", ["timestamp"] = _nowMs, ["data"] = JsonNode.Parse(data) };
        if (method is not null)
        {
            said["method"] = method;
        }

        var topic = $"thing/product/{SmallDock.Sn}/{kind}";
        return _dock.Hear(new UnitMessage(SmallDock.Sn, topic, Encoding.UTF8.GetBytes(said.ToJsonString()), _nowMs), _nowMs);
    }
}
