using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CityTwin.Fleet.Waypoints;
using CsCheck;

namespace CityTwin.Fleet.Tests.Waypoints;

public class WpmlTests
{
    private static readonly Gen<WaypointAction> Action = Gen.OneOf(
        Gen.Const(new WaypointAction(WaypointActionKind.TakePhoto)), Gen.Const(new WaypointAction(WaypointActionKind.StartRecord)),
        Gen.Const(new WaypointAction(WaypointActionKind.StopRecord)), Gen.Const(new WaypointAction(WaypointActionKind.TakeThermal)),
        Gen.Int[1, 60].Select(s => new WaypointAction(WaypointActionKind.Hover, s)),
        Gen.Int[-90, 30].Select(d => new WaypointAction(WaypointActionKind.GimbalPitch, d)),
        Gen.Int[0, 359].Select(d => new WaypointAction(WaypointActionKind.RotateYaw, d)));

    private static readonly Gen<WaypointPlan> Plan = Gen.Select(
        Gen.Select(Gen.Int[-1_800_000, 1_800_000], Gen.Int[-900_000, 900_000], Gen.Int[-500, 15_000], Action.Array[0, 4], Gen.Int[0, 359], Gen.Int[1, 15]).Array[1, 8],
        Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 15], Gen.Bool)
        .Select((points, reference, finish, speed, all) => new WaypointPlan(all ? "核查 & <A>" : "",
        [
            .. points.Select(p => new Waypoint(p.Item1 / 1e4, p.Item2 / 1e4, p.Item3 / 10.0, (AltitudeReference)reference)
            {
                Actions = p.Item4, HeadingDegrees = all ? p.Item5 : null, SpeedMps = all ? p.Item6 : null,
            }),
        ])
        { Finish = (WaypointFinish)finish, SpeedMps = speed, TakeOffHeightM = 20 });

    [Fact]
    public void What_is_written_is_read_again_the_same_from_either_document() => Plan.Sample(plan =>
    {
        var file = WpmlWriter.Write(plan);
        Json(WaypointFiles.Read("m.kmz", file.Content).Plan).ShouldBe(Json(plan));
        Json(WaypointFiles.Read("template.kml", Member(file, "wpmz/template.kml")).Plan).ShouldBe(Json(plan));
    });

    [Fact]
    public void The_fingerprint_is_the_archive_s_md5_and_the_same_plan_has_the_same_bytes()
    {
        var file = WpmlWriter.Write(Simple);
        file.Md5.ShouldBe(Convert.ToHexStringLower(MD5.HashData(file.Content)));
        WpmlWriter.Write(Simple).Md5.ShouldBe(file.Md5);
        WpmlWriter.Write(Simple with { SpeedMps = 3 }).Md5.ShouldNotBe(file.Md5);
    }

    [Fact]
    public void The_documents_have_what_docks_require()
    {
        var text = Encoding.UTF8.GetString(Member(WpmlWriter.Write(Simple), "wpmz/waylines.wpml"));
        foreach (var element in new[]
        {
            "<wpml:executeHeightMode>WGS84<", "<wpml:waylineId>0<", "<wpml:executeHeight>310<", "<wpml:index>0<", "<wpml:autoFlightSpeed>10<",
            "<wpml:flyToWaylineMode>safely<", "<wpml:finishAction>goHome<", "<wpml:takeOffSecurityHeight>30<", "<wpml:globalTransitionalSpeed>10<",
            "<wpml:droneEnumValue>91<", "<coordinates>106.5,29.5<", "<wpml:actionGroupStartIndex>0<", "<wpml:actionTriggerType>reachPoint<",
            "<wpml:actionActuatorFunc>takePhoto<", "xmlns:wpml=\"http://www.dji.com/wpmz/1.0.2\"",
        })
        {
            text.ShouldContain(element);
        }
    }

    [Fact]
    public void Altitudes_above_different_things_are_converted_first()
    {
        var mixed = Simple with { Points = [.. Simple.Points, new Waypoint(106.6, 29.5, 50, AltitudeReference.Home), new Waypoint(106.7, 29.5, 60, AltitudeReference.Ground)] };
        Should.Throw<ArgumentException>(() => WpmlWriter.Write(mixed)).Message.ShouldContain("convert them to the datum first");
        mixed.ToDatum((longitude, _) => longitude, homeM: 200).Points.Select(p => (p.AltitudeM, p.Reference)).ShouldBe(
            [(310, AltitudeReference.Ellipsoid), (250, AltitudeReference.Ellipsoid), (166.7, AltitudeReference.Ellipsoid)]);
        Should.Throw<ArgumentException>(() => WpmlWriter.Write(Simple with { Points = [Simple.Points[0] with { Reference = AltitudeReference.SeaLevel }] }));
    }

    [Fact]
    public void What_is_not_read_is_noted()
    {
        var reading = Waylines("""
            <Placemark><Point><coordinates>106.5,29.5</coordinates></Point><index>0</index><executeHeight>300</executeHeight>
            <actionGroup><actionGroupStartIndex>0</actionGroupStartIndex><actionGroupEndIndex>0</actionGroupEndIndex>
            <actionTrigger><actionTriggerType>multipleTiming</actionTriggerType></actionTrigger></actionGroup>
            <actionGroup><actionGroupStartIndex>0</actionGroupStartIndex><actionGroupEndIndex>0</actionGroupEndIndex>
            <actionTrigger><actionTriggerType>reachPoint</actionTriggerType></actionTrigger>
            <action><actionActuatorFunc>zoom</actionActuatorFunc></action></actionGroup></Placemark>
            """);
        reading.Plan.ShouldNotBeNull().Points.ShouldHaveSingleItem().Actions.ShouldBeEmpty();
        reading.Notes.Select(n => n.Reason).ShouldBe(["Actions on 'multipleTiming' are left out: only those on reachPoint are read.", "Action 'zoom' is left out."]);
    }

    [Theory]
    [InlineData("<index>1</index><executeHeight>1</executeHeight>", "index is 1: expected 0")]
    [InlineData("<index>0</index>", "has no height")]
    [InlineData("<index>0</index><executeHeight>high</executeHeight>", "executeHeight is 'high': expected a number")]
    [InlineData("<index>0</index><executeHeight>1</executeHeight><actionGroup><actionGroupStartIndex>0</actionGroupStartIndex><actionGroupEndIndex>9</actionGroupEndIndex></actionGroup>", "waypoints 0 to 9: expected two of 0 to 0")]
    public void What_is_wrong_is_refused_with_member_line_and_reason(string inside, string reason)
    {
        var reading = Waylines($"\n<Placemark><Point><coordinates>106.5,29.5</coordinates></Point>{inside}</Placemark>");
        reading.Plan.ShouldBeNull();
        reading.Problems[0].Reason.ShouldContain(reason);
        (reading.Problems[0].File, reading.Problems[0].Line).ShouldBe(("m.kmz/wpmz/waylines.wpml", 2));
    }

    [Fact]
    public void Archives_that_are_none_too_large_or_too_full_are_refused()
    {
        Refused("PK\u0003\u0004 and nothing else"u8.ToArray(), "damaged");
        Refused(Zip(("readme.txt", "hello")), "neither");
        Refused(Zip(("doc.kml", $"<kml>{new string(' ', 3_000_000)}</kml>")), "unpacks to more than 1000000 bytes", new WaypointLimits { MaxUnpackedBytes = 1_000_000 });
        Refused(Zip([.. Enumerable.Range(0, 300).Select(i => ($"{i}.txt", ""))]), "300 members");
    }

    [Fact]
    public void No_damage_to_a_file_does_more_than_get_it_refused()
    {
        var file = WpmlWriter.Write(Simple).Content;
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            var broken = file.ToArray();
            foreach (var (at, value) in changes)
            {
                broken[at] = value;
            }

            var reading = WaypointFiles.Read("m.kmz", broken);
            (reading.Plan is null).ShouldBe(reading.Problems.Count > 0);
        }, iter: 3_000);
    }

    private static WaypointPlan Simple { get; } = new("", [new Waypoint(106.5, 29.5, 310, AltitudeReference.Ellipsoid) { Actions = [new(WaypointActionKind.TakePhoto)] }]);

    private static string Json(WaypointPlan? plan) => JsonSerializer.Serialize(plan);

    private static byte[] Member(WpmlFile file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file.Content));
        using var stream = archive.GetEntry(name)!.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] members)
    {
        var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in members)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return content.ToArray();
    }

    private static WaypointReading Waylines(string marks) => WaypointFiles.Read("m.kmz", Zip(("wpmz/waylines.wpml",
        $"<kml><Document><missionConfig/><Folder><executeHeightMode>WGS84</executeHeightMode>{marks}</Folder></Document></kml>")));

    private static void Refused(byte[] archive, string reason, WaypointLimits? limits = null)
    {
        var reading = WaypointFiles.Read("m.kmz", archive, limits);
        reading.Plan.ShouldBeNull();
        reading.Problems[0].Reason.ShouldContain(reason);
    }
}
