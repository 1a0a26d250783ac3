namespace CityTwin.Cap.Tests.Checks;

public class CapChecksTests
{
    [Fact]
    public void A_good_message_has_no_problem() => CapChecks.Problems(Warnings.Flood).ShouldBeEmpty();

    [Theory]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("a<b")]
    [InlineData("a&b")]
    [InlineData("")]
    [InlineData("a\u0001")]
    public void An_identifier_or_sender_that_references_could_not_carry_is_refused(string name)
    {
        ShouldHave(Warnings.Flood with { Identifier = name }, "alert/identifier");
        ShouldHave(Warnings.Flood with { Sender = name }, "alert/sender");
        ShouldHave(Update(new CapReference(name, "b", Warnings.Sent)), "alert/references");
        ShouldHave(Update(new CapReference("a", name, Warnings.Sent)), "alert/references");
    }

    [Theory]
    [InlineData(CapMessageType.Update)]
    [InlineData(CapMessageType.Cancel)]
    [InlineData(CapMessageType.Ack)]
    [InlineData(CapMessageType.Error)]
    public void Whatever_is_about_earlier_messages_names_them(CapMessageType type)
    {
        ShouldHave(Warnings.Flood with { MessageType = type }, "alert/references");
        var earlier = new CapReference("a", "b", Warnings.Sent);
        CapChecks.Problems(Warnings.Flood with { MessageType = type, References = [earlier] }).ShouldBeEmpty();
        ShouldHave(Update(Warnings.Flood.ToReference()), "alert/references");
    }

    [Fact]
    public void A_limited_scope_says_to_whom()
    {
        ShouldHave(Warnings.Flood with { Scope = CapScope.Private }, "alert/addresses");
        ShouldHave(Warnings.Flood with { Scope = CapScope.Restricted }, "alert/restriction");
        CapChecks.Problems(Warnings.Flood with { Scope = CapScope.Private, Addresses = ["a"] }).ShouldBeEmpty();
        CapChecks.Problems(Warnings.Flood with { Scope = CapScope.Restricted, Restriction = "firefighters" }).ShouldBeEmpty();
        ShouldHave(Warnings.Flood with { Addresses = ["a \"b\""] }, "alert/addresses");
    }

    [Fact]
    public void What_has_expired_before_it_holds_is_refused()
    {
        ShouldHave(Warnings.Flood.With(info => info with { Expires = Warnings.Sent }), "alert/info[1]/expires");
        ShouldHave(Warnings.Flood.With(info => info with { Effective = info.Expires }), "alert/info[1]/expires");
        ShouldHave(Warnings.Flood.With(info => info with { Onset = info.Expires!.Value.AddSeconds(1) }), "alert/info[1]/expires");
        CapChecks.Problems(Warnings.Flood.With(info => info with { Expires = Warnings.Sent.AddSeconds(1) })).ShouldBeEmpty();
    }

    [Fact]
    public void Times_have_no_fraction_of_a_second()
    {
        ShouldHave(Warnings.Flood with { Sent = Warnings.Sent.AddMilliseconds(1) }, "alert/sent");
        ShouldHave(Warnings.Flood.With(info => info with { Onset = Warnings.Sent.AddMilliseconds(1) }), "alert/info[1]/onset");
    }

    [Theory]
    [InlineData("chinese_simplified")]
    [InlineData("zh_CN")]
    [InlineData("1zh")]
    [InlineData("zh-")]
    [InlineData("")]
    [InlineData("abcdefghi")]
    public void What_is_no_language_tag_is_refused(string tag) =>
        ShouldHave(Warnings.Flood.With(info => info with { Language = tag }), "alert/info[1]/language");

    [Fact]
    public void An_event_has_a_kind_and_a_name()
    {
        ShouldHave(Warnings.Flood.With(info => info with { Categories = [] }), "alert/info[1]/category");
        ShouldHave(Warnings.Flood.With(info => info with { Event = " " }), "alert/info[1]/event");
        ShouldHave(Warnings.Flood.With(info => info with { Urgency = (CapUrgency)9 }), "alert/info[1]/urgency");
        ShouldHave(Warnings.Flood.With(info => info with { EventCodes = [new("", "x")] }), "alert/info[1]/eventCode[1]/valueName");
    }

    [Fact]
    public void What_xml_cannot_carry_is_refused_and_told_where()
    {
        ShouldHave(Warnings.Flood.With(info => info with { Headline = "a\0b" }), "alert/info[1]/headline").Reason.ShouldContain("U+0000 at 1");
        ShouldHave(Warnings.Flood.With(info => info with { Description = "ab\ud800" }), "alert/info[1]/description").Reason.ShouldContain("U+D800 at 2");
        CapChecks.Problems(Warnings.Flood.With(info => info with { Headline = "𝄞" })).ShouldBeEmpty();
    }

    [Fact]
    public void A_polygon_is_closed_and_has_four_points_on_the_earth()
    {
        var ring = Warnings.Square().Points;
        Polygon([ring[0], ring[1], ring[0]]).Reason.ShouldContain("3 points");
        Polygon([.. ring.SkipLast(1)]).Reason.ShouldContain("not closed");
        Polygon([ring[0], new(90.1, 0), ring[2], ring[0]]).Reason.ShouldContain("point 2");
        Polygon([ring[0], new(0, -180.1), ring[2], ring[0]]).Reason.ShouldContain("point 2");
        Polygon([ring[0], new(double.NaN, 0), ring[2], ring[0]]).Reason.ShouldContain("point 2");
        CapChecks.Problems(Warnings.Flood.WithArea(area => area with { Polygons = [new([new(90, 180), new(-90, -180), new(0, 0), new(90, 180)])] }))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_circle_has_a_radius(double radiusKm) => ShouldHave(
        Warnings.Flood.WithArea(area => area with { Circles = [new CapCircle(new CapPoint(0, 0), radiusKm)] }), "alert/info[1]/area[1]/circle[1]");

    [Fact]
    public void A_ceiling_stands_above_an_altitude()
    {
        ShouldHave(Warnings.Flood.WithArea(area => area with { CeilingFeet = 1 }), "alert/info[1]/area[1]/ceiling");
        ShouldHave(Warnings.Flood.WithArea(area => area with { AltitudeFeet = 2, CeilingFeet = 1 }), "alert/info[1]/area[1]/ceiling");
        ShouldHave(Warnings.Flood.WithArea(area => area with { AltitudeFeet = double.NaN }), "alert/info[1]/area[1]/altitude");
        CapChecks.Problems(Warnings.Flood.WithArea(area => area with { AltitudeFeet = 1, CeilingFeet = 1 })).ShouldBeEmpty();
    }

    [Fact]
    public void Addresses_of_the_web_are_absolute()
    {
        ShouldHave(Warnings.Flood.With(info => info with { Web = "flood.html" }), "alert/info[1]/web");
        ShouldHave(Warnings.Flood.With(info => info with { Web = "https://a b" }), "alert/info[1]/web");
        var picture = new CapResource { Description = "a map", MimeType = "image/png", Uri = "map.png", DerefUri = "QUJD" };
        CapChecks.Problems(Warnings.Flood.With(info => info with { Resources = [picture] })).ShouldBeEmpty();
        Resource(picture with { DerefUri = null }).ShouldBe("uri");
        Resource(picture with { MimeType = "png" }).ShouldBe("mimeType");
        Resource(picture with { Digest = "abc" }).ShouldBe("digest");
        Resource(picture with { SizeBytes = -1 }).ShouldBe("size");
    }

    [Fact]
    public void A_message_wrong_in_a_thousand_places_is_told_in_fifty() => CapChecks.Problems(Warnings.Flood.WithArea(area => area with
        {
            Polygons = [new CapPolygon([.. Enumerable.Repeat(new CapPoint(100, 0), 1000)])],
        }))
        .Count.ShouldBe(50);

    private static string Resource(CapResource resource) =>
        CapChecks.Problems(Warnings.Flood.With(info => info with { Resources = [resource] })).ShouldHaveSingleItem().Where.Split('/')[^1];

    private static CapProblem Polygon(IReadOnlyList<CapPoint> points) => ShouldHave(
        Warnings.Flood.WithArea(area => area with { Polygons = [new CapPolygon(points)] }), "alert/info[1]/area[1]/polygon[1]");

    private static CapMessage Update(CapReference reference) =>
        Warnings.Flood with { MessageType = CapMessageType.Update, References = [reference] };

    private static CapProblem ShouldHave(CapMessage message, string where)
    {
        var problems = CapChecks.Problems(message);
        problems.ShouldContain(p => p.Where == where);
        return problems.First(p => p.Where == where);
    }
}
