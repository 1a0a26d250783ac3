using System.Text;
using CityTwin.Fleet.Waypoints;

namespace CityTwin.Fleet.Tests.Waypoints;

public class KmlTests
{
    [Fact]
    public void A_line_is_a_flight_and_what_is_beside_it_is_noted()
    {
        var reading = Read("""
            <Placemark><name>way</name><LineString><altitudeMode>relativeToGround</altitudeMode>
            <coordinates> 106.5,29.5,80
              106.6,29.6,90 </coordinates></LineString></Placemark>
            <Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>
            """);
        reading.Plan.ShouldNotBeNull().Points.ShouldBe(
            [new Waypoint(106.5, 29.5, 80, AltitudeReference.Ground), new Waypoint(106.6, 29.6, 90, AltitudeReference.Ground)], SameWay);
        reading.Plan.Name.ShouldBe("way");
        reading.Notes.ShouldHaveSingleItem().Reason.ShouldBe("A Point is left out: lines are flown.");
    }

    [Fact]
    public void Points_in_folders_are_flown_in_their_order_and_clamped_ones_have_no_altitude() => Read("""
            <Folder><Placemark><Point><coordinates>106.5,29.5,80</coordinates></Point></Placemark>
            <Folder><Placemark><Point><altitudeMode>absolute</altitudeMode><coordinates>106.6,29.6,300</coordinates></Point></Placemark></Folder></Folder>
            """).Plan.ShouldNotBeNull().Points.ShouldBe(
            [new Waypoint(106.5, 29.5, 0, AltitudeReference.Ground), new Waypoint(106.6, 29.6, 300, AltitudeReference.SeaLevel)], SameWay);

    [Theory]
    [InlineData("<Placemark><LineString><coordinates>106.5;29.5</coordinates></LineString></Placemark>", "expected longitude,latitude")]
    [InlineData("<Placemark><LineString><coordinates>106.5,95</coordinates></LineString></Placemark>", "expected longitude −180")]
    [InlineData("<Placemark><LineString></LineString></Placemark>", "has no coordinates")]
    [InlineData("<Placemark><Point><altitudeMode>up</altitudeMode><coordinates>1,2</coordinates></Point></Placemark>", "altitudeMode is 'up'")]
    [InlineData("<Placemark><Polygon/></Placemark>", "no waypoint")]
    public void What_is_wrong_is_refused_with_the_reason(string body, string reason)
    {
        var reading = Read(body);
        reading.Plan.ShouldBeNull();
        reading.Problems[0].Reason.ShouldContain(reason);
        reading.Problems[0].File.ShouldBe("a.kml");
    }

    [Fact]
    public void Hostile_documents_are_refused()
    {
        Refused("<!DOCTYPE kml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><kml>&a;</kml>", "document type");
        Refused("<kml><Document>", "not well-formed");
        Refused("<gpx/>", "expected kml");
        Refused($"<kml>{string.Concat(Enumerable.Repeat("<a>", 40))}", "levels");
        Refused($"<kml>{string.Concat(Enumerable.Repeat("<a/>", 600))}</kml>", "more than 500 elements", new WaypointLimits { MaxElements = 500 });
        var many = string.Join(' ', Enumerable.Repeat("1,2,3", 200));
        Refused($"<kml><Placemark><LineString><coordinates>{many}</coordinates></LineString></Placemark></kml>", "more than 100 waypoints", new WaypointLimits { MaxPoints = 100 });
    }

    [Fact]
    public void What_is_written_is_read_again_the_same()
    {
        var plan = new WaypointPlan("巡查 <1>", [new(106.5, 29.5, 310.25, AltitudeReference.SeaLevel), new(106.512345678, 29.5, 320, AltitudeReference.SeaLevel)]);
        var again = WaypointFiles.Read("a.kml", KmlWriter.Write(plan)).Plan.ShouldNotBeNull();
        (again.Name, again.Points.Count).ShouldBe((plan.Name, 2));
        again.Points.ShouldBe(plan.Points, SameWay);
        Should.Throw<ArgumentException>(() => KmlWriter.Write(plan with { Points = [] }));
        Should.Throw<ArgumentException>(() => KmlWriter.Write(plan with { Points = [plan.Points[0] with { Reference = AltitudeReference.Home }] }));
    }

    private static IEqualityComparer<Waypoint> SameWay { get; } = EqualityComparer<Waypoint>.Create(
        (a, b) => a! with { Actions = [] } == b! with { Actions = [] });

    private static WaypointReading Read(string body) => WaypointFiles.Read("a.kml", Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>{body}</Document></kml>"));

    private static void Refused(string document, string reason, WaypointLimits? limits = null)
    {
        var reading = WaypointFiles.Read("a.kml", Encoding.UTF8.GetBytes(document), limits);
        reading.Plan.ShouldBeNull();
        reading.Problems[0].Reason.ShouldContain(reason);
    }
}
