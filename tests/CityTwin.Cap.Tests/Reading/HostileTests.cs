using System.Text;
using CsCheck;

namespace CityTwin.Cap.Tests.Reading;

/// <summary>What comes from outside is not trusted: it is refused in words, or it is a message.</summary>
public class HostileTests
{
    private const string Declaration = """<?xml version="1.0" encoding="utf-8"?>""";

    [Theory]
    [InlineData("""<!DOCTYPE alert SYSTEM "http://127.0.0.1:1/x.dtd">""")]
    [InlineData("""<!DOCTYPE alert [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>""")]
    [InlineData("""<!DOCTYPE alert [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]>""")]
    [InlineData("""<!DOCTYPE alert [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>""")]
    [InlineData("<!DOCTYPE alert>")]
    public void A_document_type_is_refused_whatever_is_in_it(string type)
    {
        var problem = Warnings.FloodText.Replacing(Declaration, $"{Declaration}\n{type}").ShouldBeRefused();
        problem.Reason.ShouldContain("document type (DTD)");
        problem.Line.ShouldBe(1, "the line before it");
    }

    [Fact]
    public void An_entity_that_nobody_declared_is_refused() =>
        Warnings.FloodText.Replacing("<event>", "<event>&xxe;").ShouldBeRefused().Reason.ShouldContain("not well-formed");

    [Fact]
    public void An_inclusion_is_an_element_like_any_other_and_not_of_cap() => Warnings.FloodText
        .Replacing("<info>", """<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" /><info>""")
        .ShouldBeRefused().Reason.ShouldContain("namespace 'http://www.w3.org/2001/XInclude'");

    [Fact]
    public void A_hint_to_a_schema_is_not_followed() => Warnings.Read(Warnings.FloodText.Replacing(
            $"""<alert xmlns="{CapMessage.Namespace}">""",
            $"""
            <alert xmlns="{CapMessage.Namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="{CapMessage.Namespace} http://127.0.0.1:1/cap.xsd">
            """))
        .Message.ShouldSay(Warnings.Flood);

    [Theory]
    [InlineData("urn:oasis:names:tc:emergency:cap:1.1", "This is CAP '1.1'")]
    [InlineData("http://www.incident.com/cap/1.0", "the namespace 'http://www.incident.com/cap/1.0'")]
    [InlineData("", "no namespace")]
    public void Another_version_or_namespace_is_refused(string given, string reason) =>
        Warnings.FloodText.Replacing(CapMessage.Namespace, given).ShouldBeRefused().Reason.ShouldContain(reason);

    [Fact]
    public void Every_bound_holds()
    {
        var xml = Warnings.FloodText;
        xml.ShouldBeRefused(new CapLimits { MaxMessageBytes = 100 }).Reason.ShouldContain("at most 100");
        xml.ShouldBeRefused(new CapLimits { MaxElementDepth = 3 }).Reason.ShouldContain("3 levels");
        xml.ShouldBeRefused(new CapLimits { MaxElements = 10 }).Reason.ShouldContain("10 elements");
        xml.ShouldBeRefused(new CapLimits { MaxAttributes = 0 }).Reason.ShouldContain("at most 0");
        xml.ShouldBeRefused(new CapLimits { MaxTextCharacters = 5 }).Reason.ShouldContain("5 characters");
        xml.ShouldBeRefused(new CapLimits { MaxInfos = 0 }).Reason.ShouldContain("more than 0");
        xml.ShouldBeRefused(new CapLimits { MaxAreas = 0 }).Where.ShouldBe("alert/info[1]/area[1]");
        xml.ShouldBeRefused(new CapLimits { MaxPolygonPoints = 4 }).Reason.ShouldContain("at most 4");
        var referring = xml.Replacing("<info>", "<references>a,b,2026-06-01T00:00:00-00:00 a,c,2026-06-01T00:00:00-00:00</references><info>");
        referring.ShouldBeRefused(new CapLimits { MaxReferences = 1 }).Reason.ShouldContain("at most 1");
        var pictured = xml.Replacing("<area>", "<resource><resourceDesc>x</resourceDesc><mimeType>a/b</mimeType></resource><area>");
        pictured.ShouldBeRefused(new CapLimits { MaxResources = 0 }).Where.ShouldBe("alert/info[1]/resource[1]");
    }

    [Fact]
    public void Elements_a_hundred_thousand_deep_are_refused_and_not_followed()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Warnings.FloodText.Replacing("<event>", $"<event>{deep}").ShouldBeRefused().Reason.ShouldContain("levels deep");
        Warnings.FloodText.Replacing("</alert>", $"""<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#">{deep}""")
            .ShouldBeRefused().Reason.ShouldContain("levels deep");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{}")]
    [InlineData("<alert")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-7\"?><alert/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"gb18030\"?><alert/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no such\"?><alert/>")]
    [InlineData("<?xml version=\"1.1\"?><alert/>")]
    public void What_is_no_xml_is_refused(string text) => text.ShouldBeRefused();

    [Fact]
    public void Foreign_text_in_a_refusal_is_cut_and_cannot_forge_a_line()
    {
        var problem = Warnings.FloodText.Replacing("Immediate", "a\nline 1, alert: fine" + new string('x', 1000)).ShouldBeRefused();
        problem.ToString().ShouldNotContain('\n');
        problem.Reason.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void Flipped_bytes_are_refused_or_are_a_message_and_nothing_else_happens() =>
        Gen.Select(Gen.Int[0, Warnings.FloodXml.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 4].Sample(changes =>
        {
            var bytes = Warnings.FloodXml.ToList();
            foreach (var (at, value, how) in changes)
            {
                var place = Math.Min(at, bytes.Count - 1);
                switch (how)
                {
                    case 0: bytes[place] ^= (byte)(1 << (value % 8)); break;
                    case 1: bytes[place] = value; break;
                    case 2: bytes.RemoveAt(place); break;
                    default: bytes.Insert(place, value); break;
                }
            }

            ShouldBeAMessageOrRefused([.. bytes]);
        }, iter: 6_000);

    /// <summary>Pieces from which hostile messages are put together: they reach deeper than random bytes do.</summary>
    [Fact]
    public void Swapped_elements_and_odd_values_are_refused_or_are_a_message()
    {
        var piece = Gen.OneOf<string>(
            "<info>", "</info>", "<area/>", "<polygon>1,2</polygon>", "<circle> 1,2 3 </circle>", "1e999", "NaN", "∞,0", "<![CDATA[", "]]>",
            "&#0;", "&#xD800;", "&lt;", "<sent>9999-12-31T23:59:59-14:00</sent>", "0001-01-01T00:00:00+14:00", "<references>,,</references>",
            "<x:y xmlns:x='http://www.w3.org/2000/09/xmldsig#'/>", " xml:lang='en'", " xmlns='a'", "<!--", "-->", "<?a b?>", "\"", "'", "\0", "\ufeff");
        Gen.Select(piece, Gen.Int[0, Warnings.FloodText.Length]).Array[1, 3].Sample(
            inserted => ShouldBeAMessageOrRefused(Encoding.UTF8.GetBytes(
                inserted.Aggregate(Warnings.FloodText, (xml, x) => xml.Insert(x.Item2, x.Item1)))),
            iter: 6_000);
    }

    private static void ShouldBeAMessageOrRefused(byte[] bytes)
    {
        try
        {
            var message = new CapReader().Read(bytes).Message;
            new CapReader().Read(CapWriter.Write(message)).Message.Identifier.ShouldBe(message.Identifier);
        }
        catch (CapRefusedException refused)
        {
            refused.Problems.ShouldAllBe(p => p.Where.StartsWith("alert") && p.ToString().Length < 500);
        }
    }
}
