using CityTwin.Testing;

namespace CityTwin.Cap.Tests.RealData;

/// <summary>Messages that others wrote: real ones, and broken ones.</summary>
public class SampleTests
{
    private readonly CapReader _reader = new();

    [Theory]
    [InlineData("43b080713727", false)]
    [InlineData("australia", false)]
    [InlineData("canada", false)]
    [InlineData("canada_signed", true)]
    [InlineData("earthquake-iso8859-1", true)]
    [InlineData("thunderstorm", false)]
    [InlineData("wcatwc-warning", false)]
    public void A_real_message_is_read_and_written_and_read_the_same(string name, bool signed)
    {
        var document = _reader.Read(Sample(name));
        document.Signed.ShouldBe(signed);
        var written = CapWriter.Write(document.Message);
        CapSchema.Official.Complaint(written).ShouldBeNull();
        var again = _reader.Read(written).Message;
        again.ShouldSay(document.Message);
        CapWriter.Write(again).ShouldBe(written);
    }

    [Fact]
    public void A_real_message_says_what_it_says()
    {
        var message = _reader.Read(Sample("canada")).Message;
        message.References.Select(r => r.Identifier)
            .ShouldBe(["2.49.0.1.124.a3f342a4.2012", "2.49.0.1.124.60f31a3a.2012"]);
        message.Sent.ShouldBe(new DateTimeOffset(2012, 5, 2, 23, 21, 4, TimeSpan.Zero));
        message.Infos.Select(info => info.Language).ShouldBe(["en-CA", "fr-CA"]);
        message.Infos[0].Areas[0].Polygons[0].Points[0].ShouldBe(new CapPoint(42.3481, -82.9314));
        (message.Note, message.Restriction, message.Incidents.Count).ShouldBe((null, null, 0), "empty elements say nothing");
    }

    [Theory]
    [InlineData("invalid", "alert/scope", "missing")]
    [InlineData("xee", "alert", "document type")]
    [InlineData("canada_errors", "alert/references", "sender,identifier,sent")]
    [InlineData("no_optional_fields", "alert", "CAP '1.1'")]
    [InlineData("earthquake", "alert", "CAP '1.1'")]
    [InlineData("earthquake_signed", "alert", "CAP '1.1'")]
    [InlineData("weather", "alert", "CAP '1.1'")]
    [InlineData("noaa_errors", "alert", "CAP '1.1'")]
    [InlineData("KAR0-0306112239-SW", "alert", "CAP '1.1'")]
    public void A_broken_old_or_hostile_message_is_refused_with_its_line(string name, string where, string reason)
    {
        var refused = Should.Throw<CapRefusedException>(() => _reader.Read(Sample(name)));
        refused.Problems[0].Where.ShouldBe(where);
        refused.Problems[0].Line.ShouldBeGreaterThan(0);
        refused.Message.ShouldContain(reason);
    }

    private static byte[] Sample(string name) =>
        File.ReadAllBytes(SharedData.Require($"04-standards/cap-1.2/samples/{name}.cap"));
}
