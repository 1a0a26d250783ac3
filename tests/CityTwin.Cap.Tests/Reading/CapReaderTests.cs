using System.Text;

namespace CityTwin.Cap.Tests.Reading;

public class CapReaderTests
{
    [Theory]
    [InlineData("<urgency>Immediate</urgency>", "", "alert/info[1]/urgency", "missing: expected before 'severity'")]
    [InlineData("<urgency>Immediate</urgency>", "<urgency>Soon</urgency>", "alert/info[1]/urgency", "'Soon' is not one of Immediate, Expected")]
    [InlineData("<urgency>Immediate</urgency>", "<urgency> Immediate</urgency>", "alert/info[1]/urgency", "is not one of")]
    [InlineData("<urgency>Immediate</urgency>", "<urgency>0</urgency>", "alert/info[1]/urgency", "'0' is not one of")]
    [InlineData("<headline>", "<web>a</web><headline>", "alert/info[1]", "'headline' is not known, repeated or out of order")]
    [InlineData("<status>Actual</status>", "<status>Actual</status><status>Test</status>", "alert/msgType", "missing")]
    [InlineData("2026-06-01T16:00:00+08:00", "2026-06-01T08:00:00Z", "alert/sent", "offset in digits")]
    [InlineData("2026-06-01T16:00:00+08:00", "2026-06-01T16:00:00.5+08:00", "alert/sent", "offset in digits")]
    [InlineData("2026-06-01T16:00:00+08:00", "2026-06-01T16:00:00+0800", "alert/sent", "offset in digits")]
    [InlineData("2026-06-01T16:00:00+08:00", "2026-02-30T16:00:00+08:00", "alert/sent", "is not a time")]
    [InlineData("<event>洪水</event>", "<event><b>洪水</b></event>", "alert/info[1]/event", "holds an element, 'b'")]
    [InlineData("<info>", "<info>now", "alert/info", "'now' stands among its elements")]
    [InlineData("<area>", "<area x=\"1\">", "alert/info", "Attribute 'x' is not known")]
    [InlineData("29.56,106.58 1.5", "29.56,106.58", "alert/info[1]/area[1]/circle[1]", "radius in kilometres")]
    [InlineData("29.56,106.58 1.5", "29.56,106.58 1e3", "alert/info[1]/area[1]/circle[1]", "radius in kilometres")]
    [InlineData("29.55,106.59", "29.55", "alert/info[1]/area[1]/polygon[1]", "'29.55' is not a place")]
    [InlineData("<info>", "<references>a,b</references><info>", "alert/references", "'a,b' is not a reference")]
    [InlineData("<info>", "<incidents>a \"b c</incidents><info>", "alert/incidents", "is not a list")]
    [InlineData("<alert ", "<alarm ", "alert", "an element 'alarm': expected alert")]
    public void What_breaks_the_schema_is_refused_with_where_and_what_would_be_right(string from, string to, string where, string reason)
    {
        var problem = Warnings.FloodText.Replacing(from, to).ShouldBeRefused();
        problem.Reason.ShouldContain(reason);
        problem.Where.ShouldBe(where);
        problem.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_rule_broken_is_told_with_the_line_of_its_element()
    {
        var xml = Warnings.FloodText.Replacing("29.56,106.58 1.5", "29.56,206.58 1.5");
        var line = xml.Split('\n').ToList().FindIndex(text => text.Contains("206.58", StringComparison.Ordinal)) + 1;
        xml.ShouldBeRefused().ShouldBe(new CapProblem(
            "alert/info[1]/area[1]/circle[1]", line,
            "'29.56,206.58' is no place (the centre): expected latitude,longitude within ±90,±180 degrees."));
    }

    [Fact]
    public void A_missing_element_is_told_with_the_line_of_what_it_is_missing_from()
    {
        var problem = Warnings.FloodText.Replacing(">Alert<", ">Update<").ShouldBeRefused();
        (problem.Where, problem.Line).ShouldBe(("alert/references", 2));
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var xml = Warnings.FloodText.Replacing("warning:500103:7f.1", "a b").Replacing("2026-06-01T22", "2026-06-01T02");
        Should.Throw<CapRefusedException>(() => Warnings.Read(xml)).Problems.Select(p => p.Where)
            .ShouldBe(["alert/identifier", "alert/info[1]/expires"]);
    }

    [Fact]
    public void Comments_instructions_prefixes_and_other_encodings_do_not_matter()
    {
        var xml = Warnings.FloodText.Replacing("<event>洪水", "<?x y?><event>洪<!-- - -->水")
            .Replacing("<alert xmlns=", "<!-- a --><c:alert xmlns:c=\"urn:oasis:names:tc:emergency:cap:1.2\" xmlns=")
            .Replacing("</alert>", "</c:alert>").Replacing("utf-8", "utf-16");
        new CapReader().Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(xml)).ToArray())
            .Message.ShouldSay(Warnings.Flood);
    }

    [Fact]
    public void Space_around_times_lists_and_places_does_not_matter() => Warnings.Read(Warnings.FloodText
            .Replacing("<sent>", "<sent>\n ").Replacing("29.55,106.59 ", "\n\t29.55,106.59\n ").Replacing("106.58 1.5", "106.58  1.5 "))
        .Message.ShouldSay(Warnings.Flood);

    [Fact]
    public void A_list_takes_quotes_around_what_has_space_in_it() => Warnings.Read(
            Warnings.FloodText.Replacing("<info>", "<incidents> a \"b  c\"\n d </incidents><info>"))
        .Message.Incidents.ShouldBe(["a", "b  c", "d"]);

    [Fact]
    public void A_signature_is_noticed_not_verified_and_nothing_may_follow_it()
    {
        const string Signature = """<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><a><b>c</b></a></Signature>""";
        var document = Warnings.Read(Warnings.FloodText.Replacing("</alert>", $"{Signature}</alert>"));
        document.Signed.ShouldBeTrue();
        document.Message.ShouldSay(Warnings.Flood);
        Warnings.Read(Warnings.FloodText).Signed.ShouldBeFalse();
        Warnings.FloodText.Replacing("<info>", $"{Signature}<info>").ShouldBeRefused().Reason.ShouldContain("'info'");
    }
}
